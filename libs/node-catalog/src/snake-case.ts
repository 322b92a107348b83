/** `ThreeDAxes` → `three_d_axes`; a run of capitals is one word: `VGroup` → `vgroup`, `SVGMobject` → `svg_mobject`. */
export function snakeCase(type: string): string {
  return type
    .replace(/^[A-Z]{2}(?=[a-z])/, (run) => run.toLowerCase())
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}
