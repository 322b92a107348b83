import { EFConnectableSide } from '@foblex/flow';
import { handleLength, WireCurve } from './wire-curve';

it.each([
  { across: 400, handle: 200 },
  { across: 20, handle: 28 },
  { across: 0, handle: 28 },
  { across: -100, handle: 78 },
  { across: -900, handle: 140 },
])('bends a wire over $across px with handles of $handle px', ({ across, handle }) => {
  expect(handleLength(across)).toBe(handle);
});

it('leaves an output to the right and an input to the left', () => {
  const request = { source: { x: 0, y: 0 }, target: { x: 200, y: 50 }, radius: 0, offset: 0, waypoints: [] };
  const right = new WireCurve().handle({
    ...request,
    sourceSide: EFConnectableSide.RIGHT,
    targetSide: EFConnectableSide.LEFT,
  });
  expect([right.secondPoint.x, right.penultimatePoint.x]).toEqual([100, 100]);
  const left = new WireCurve().handle({
    ...request,
    target: { x: -200, y: 50 },
    sourceSide: EFConnectableSide.LEFT,
    targetSide: EFConnectableSide.RIGHT,
  });
  expect(left.secondPoint.x).toBe(-100);
});
