/** Tools whose numbers can be reported beside ours. */
export const compatTools = ['evidently', 'scipy', 'nannyml'] as const;
export type CompatTool = (typeof compatTools)[number];
