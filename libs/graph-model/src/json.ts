/** Plain JSON as it lies in a document: no undefined, no NaN, no prototypes. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: JsonValue;
}
