/** Quality of a preview: picture size and frame rate together. */
export const previewQualities = {
  low: { height: 480, frameRate: 15 },
  medium: { height: 720, frameRate: 30 },
  high: { height: 1080, frameRate: 60 },
} as const;
export type PreviewQuality = keyof typeof previewQualities;

/** Quality of an export: picture height in pixels; the frame rate is asked for beside it. */
export const exportQualities = { '480p': 480, '720p': 720, '1080p': 1080, '1440p': 1440, '4k': 2160 } as const;
export type ExportQuality = keyof typeof exportQualities;

export const exportFormats = ['mp4', 'gif', 'png'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const jobStatuses = ['queued', 'rendering', 'completed', 'failed', 'cancelled'] as const;
export type JobStatus = (typeof jobStatuses)[number];
export const finalStatuses: ReadonlySet<JobStatus> = new Set<JobStatus>(['completed', 'failed', 'cancelled']);

const aspectRatios: Readonly<Record<string, readonly [number, number]>> = {
  '16:9': [16, 9],
  '9:16': [9, 16],
  '1:1': [1, 1],
  '4:3': [4, 3],
};

/** Pixel size of a picture whose shorter side is `shortSide`, rounded to even numbers: 480 at 16:9 is 854 × 480, as Manim has it. */
export function pictureSize(shortSide: number, aspect: string): { readonly width: number; readonly height: number } {
  const [across, down] = aspectRatios[aspect] ?? [16, 9];
  const long = 2 * Math.round((shortSide * Math.max(across, down)) / Math.min(across, down) / 2);
  return across >= down ? { width: long, height: shortSide } : { width: shortSide, height: long };
}
