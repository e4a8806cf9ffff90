// Where a library can be published, and the files that each host wants. In: a host's name and the folder of the built
// site. Out: files for the project, ready to be written by `broadsheet init --host NAME`, and what to do then.
// Every host serves the same site: what differs is only how it gets there.
import { nginxConf } from './nginx.ts';
import { githubWorkflow, gitlabPipeline, netlifyToml, s3Script, wranglerToml } from './recipes.ts';

export type HostFile = {
  /** Below the project's folder, with `/` between its parts. */
  readonly path: string;
  readonly contents: string;
  readonly executable: boolean;
};

export type HostOptions = {
  /** Of the built site, below the project's folder: `_site`. */
  readonly out: string;
  /** Begins and ends with `/`. */
  readonly basePath: string;
  /** The absolute path of the built site, for hosts that are this machine. */
  readonly folder: string;
};

export type Host = {
  readonly name: string;
  readonly describe: string;
  readonly files: (options: HostOptions) => readonly HostFile[];
  /** What is left to do by hand, in one or two sentences. */
  readonly afterwards: string;
};

const file = (path: string, contents: string, executable = false): HostFile => ({ path, contents, executable });

export const HOSTS: readonly Host[] = [
  {
    name: 'github',
    describe: 'GitHub Pages: builds and publishes on every push',
    files: ({ out }) => [file('.github/workflows/publish.yml', githubWorkflow(out))],
    afterwards: 'In the repository, set Settings, Pages, Source to "GitHub Actions", then push.',
  },
  {
    name: 'cloudflare',
    describe: 'Cloudflare Pages: at most 20,000 files on its free plan',
    files: ({ out }) => [file('wrangler.toml', wranglerToml(out))],
    afterwards:
      'Connect the repository in Cloudflare with the build command "npx broadsheet build", or run "npx wrangler pages deploy".',
  },
  {
    name: 'netlify',
    describe: 'Netlify: builds and publishes on every push',
    files: ({ out }) => [file('netlify.toml', netlifyToml(out))],
    afterwards: 'Connect the repository in Netlify; the file says the rest.',
  },
  {
    name: 'gitlab',
    describe: 'GitLab Pages: builds and publishes on every push to the default branch',
    files: ({ out }) => [file('.gitlab-ci.yml', gitlabPipeline(out))],
    afterwards: 'Push. Deploy, Pages shows the address.',
  },
  {
    name: 's3',
    describe: 'Amazon S3, or what speaks like it, with a CDN before it',
    files: ({ out }) => [file('deploy-s3.sh', s3Script(out), true)],
    afterwards: 'Set the error document of the bucket to 404.html, then run "./deploy-s3.sh BUCKET" after each build.',
  },
  {
    name: 'nginx',
    describe: 'nginx on a machine of your own',
    files: ({ basePath, folder }) => [file('nginx.conf', nginxConf(folder, basePath))],
    afterwards:
      'Copy nginx.conf to /etc/nginx/conf.d/, set listen and server_name, then run "nginx -t" and "nginx -s reload".',
  },
];

export const hostNamed = (name: string): Host | null => HOSTS.find((host) => host.name === name) ?? null;
