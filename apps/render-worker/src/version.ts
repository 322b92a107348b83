/** Version of the worker; a test holds it to that of the workspace. */
export const version = '0.1.0';
