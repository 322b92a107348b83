/** Why the gateway did not start, as one sentence that says what to do; for a bug the error with its stack. */
export function startFailure(error: unknown): string {
  const { code, port, path } = systemDetails(error);
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program: set PORT to a free one`;
    case 'EADDRNOTAVAIL':
      return 'HOST is not an address of this machine: set HOST to 127.0.0.1';
    case 'EACCES':
    case 'EPERM':
      return path === undefined
        ? `Port ${port} needs more rights: set PORT to 1024 or above`
        : `${path} cannot be written: mend its rights, or set MANIM_NODES_HOME, DATA_DIR, EXPORT_DIR and PREVIEW_DIR`;
    case 'EROFS':
      return `${path ?? 'A folder'} cannot be written: set MANIM_NODES_HOME, DATA_DIR, EXPORT_DIR and PREVIEW_DIR`;
    case 'ENOSPC':
      return 'The disk is full: free some space';
    default:
      return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

function systemDetails(error: unknown): { readonly code?: string; readonly port: string; readonly path?: string } {
  if (typeof error !== 'object' || error === null) return { port: '' };
  const text = (key: string): string | undefined => {
    const value: unknown = Reflect.get(error, key);
    return typeof value === 'string' || typeof value === 'number' ? `${value}` : undefined;
  };
  const [code, port = '', path] = [text('code'), text('port'), text('path')];
  return { port, ...(code !== undefined && { code }), ...(path !== undefined && { path }) };
}
