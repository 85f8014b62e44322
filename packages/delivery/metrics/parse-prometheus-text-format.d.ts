declare module 'parse-prometheus-text-format' {
  interface ParsedSample {
    readonly value?: string;
    readonly labels?: Record<string, string>;
  }
  interface ParsedFamily {
    readonly name: string;
    readonly metrics: readonly ParsedSample[];
  }
  /** CommonJS: the function is the module itself. */
  export default function parsePrometheusTextFormat(text: string): readonly ParsedFamily[];
}
