import { ProgressMeter, type ProgressReport } from './export-progress';

function meter(): {
  said: ProgressReport[];
  meter: ProgressMeter;
  at: (time: number, frames: number, joining?: boolean) => void;
} {
  const said: ProgressReport[] = [];
  let now = 0;
  const meter = new ProgressMeter(
    (report) => said.push(report),
    () => now,
  );
  const at = (time: number, frames: number, joining = false): void => {
    now = time;
    meter.take({ frames, joining });
  };
  return { said, meter, at };
}

test('frames become percent and seconds to go', () => {
  const { said, meter: progress, at } = meter();
  progress.expect(200);
  at(0, 0);
  at(1000, 20);
  at(2000, 40);
  at(4000, 200, true);
  expect(said).toEqual([
    { progress: 0, message: 'Rendering…' },
    { progress: 9, message: 'Rendering…' },
    { progress: 19, eta: 8, message: 'Rendering…' },
    { progress: 97, message: 'Writing the file…' },
  ]);
});

test('at most two reports a second, but the last step is always told', () => {
  const { said, meter: progress, at } = meter();
  progress.expect(100);
  for (let time = 0; time <= 1000; time += 100) at(time, time / 10);
  at(1001, 100, true);
  expect(said.map(({ progress: percent }) => percent)).toEqual([0, 47, 95, 97]);
});

test('without a total there is no percentage; with a late one it never goes back', () => {
  const { said, meter: progress, at } = meter();
  at(0, 50);
  progress.expect(100);
  at(500, 60);
  progress.expect(1000);
  at(1000, 70);
  expect(said.map(({ progress: percent }) => percent)).toEqual([0, 57, 57]);
});

test('more frames than were planned stay below the end', () => {
  const { said, meter: progress, at } = meter();
  progress.expect(10);
  at(0, 25);
  expect(said[0]?.progress).toBe(95);
});
