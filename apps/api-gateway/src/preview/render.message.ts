import { previewQualities, type PreviewQuality } from '@manim-nodes/contracts';
import { IsIn, IsInt, IsOptional, Matches, Max, Min, ValidateIf } from 'class-validator';
import { IsGraph } from '../http/is-graph';

/** Revisions name folders; nobody edits more often than this. */
const lastRevision = 1e12;

/** Client → server on `/ws/preview`. */
export class RenderMessage {
  @IsOptional()
  @IsIn(['render'])
  type?: 'render';

  @ValidateIf(({ graph_id }: RenderMessage) => graph_id === undefined)
  @IsGraph('field')
  graph?: unknown;

  @ValidateIf(({ graph }: RenderMessage) => graph === undefined)
  @Matches(/^[\w-]{1,64}$/, { message: 'graph or graph_id is needed: a graph, or the id of a saved one' })
  graph_id?: string;

  @IsOptional()
  @IsIn(Object.keys(previewQualities))
  quality?: PreviewQuality;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(lastRevision)
  revision?: number;

  @IsOptional()
  @Matches(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, {
    message: 'session_id must be a UUID v4, as a status message named it',
  })
  session_id?: string;
}

/** Client → server on `/ws/preview`: stops what is rendered. */
export class CancelPreview {
  @IsOptional()
  @IsIn(['cancel'])
  type?: 'cancel';
}
