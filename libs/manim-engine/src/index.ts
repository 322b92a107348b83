export {
  CliExport,
  type CliExportOptions,
  type ExportProgress,
  type ExportRender,
  type RenderedFile,
} from './cli-export';
export { closeJobFolder, openJobFolder, publishFormulas, type JobFolder } from './job-folder';
export { placeInGraph, type GraphPlace } from './place-in-graph';
export type { PreviewFrame, PreviewHandlers, PreviewSummary, TimelinePlay } from './preview-stream';
export { RenderAborted, RenderFailure, type PythonFault, type PythonPlace } from './render-failure';
export type { RuntimeOptions } from './runtime';
export type { PlannedPlay } from './runtime-message';
export type { SceneSettings, SceneSource } from './scene-settings';
export { WarmEngine, type PreviewRender, type WarmEngineOptions } from './warm-engine';
export type { RuntimeVersions } from './warm-process';
