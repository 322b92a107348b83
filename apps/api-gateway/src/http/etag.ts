/** The etags that an `If-Match` or `If-None-Match` names, `*` among them; `undefined` without the header. */
export function etagsOf(header: string | undefined): readonly string[] | undefined {
  return header?.split(',').map((etag) => etag.trim().replace(/^W\//, ''));
}

/** Whether the client has this version already. */
export function isKnown(etag: string, ifNoneMatch: string | undefined): boolean {
  const known = etagsOf(ifNoneMatch);
  return known !== undefined && (known.includes('*') || known.includes(etag));
}
