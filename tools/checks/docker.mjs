/** Plain `docker`, as a person would type it. */
import { existsSync } from 'node:fs';
import { capture } from '../setup/progress.mjs';

/** Runs `docker …` and gives its output back; throws with the last lines when it fails. */
export async function docker(args, { env = process.env } = {}) {
  const { status, output } = await capture('docker', args, { env });
  if (status === 0) return output.trim();
  throw new Error(`docker ${args.slice(0, 4).join(' ')} … failed:\n${output.trim().split('\n').slice(-25).join('\n')}`);
}

/** Variables with which a person tells programs about a proxy, a mirror or certificates of their own. */
const passedOn = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'NPM_CONFIG_REGISTRY', 'PIP_INDEX_URL'];
const certificates = ['NODE_EXTRA_CA_CERTS', 'NPM_CONFIG_CAFILE', 'PIP_CERT'];

/** Arguments of `docker run` that give a container this machine's way to the network. */
export function networkArguments(env = process.env) {
  const variables = passedOn.filter((name) => env[name]).flatMap((name) => ['--env', `${name}=${env[name]}`]);
  const files = certificates
    .filter((name) => env[name] && existsSync(env[name]))
    .flatMap((name) => {
      const inside = `/run/certificates/${name}.crt`;
      return ['--volume', `${env[name]}:${inside}:ro`, '--env', `${name}=${inside}`];
    });
  return [...variables, ...files];
}
