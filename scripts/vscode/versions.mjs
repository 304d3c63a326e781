/**
 * The versions of VS Code that the extension is tested on: the only place that names them.
 *
 * `codeServer` is the version of the npm package that carries this VS Code as a server, `node` the Node it is made for,
 * from the registry too, so that the developer's own Node may be any. `desktop` is what `@vscode/test-electron`
 * downloads where the server cannot run.
 *
 * `foreignLock`: the package's own lock file names addresses outside the npm registry and must go before installing.
 */
export const versions = {
  oldest: { vscode: '1.96.4', codeServer: '4.96.4', node: '20.20.2', desktop: '1.96.4', foreignLock: true },
  newest: { vscode: '1.139.1', codeServer: '4.139.1', node: '24.21.0', desktop: 'stable', foreignLock: false },
};

/** @typedef {keyof typeof versions} VersionName */

/** Whether VS Code from the npm registry runs here: the packaged Node is a Linux x64 program. */
export const serverRunsHere = process.platform === 'linux' && process.arch === 'x64';
