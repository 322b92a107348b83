/** Marks a node type that is dragged from the palette onto the canvas. */
export const nodeMime = 'application/x-manim-nodes-type';
