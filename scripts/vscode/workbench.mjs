/** The address of the workbench that a server serves, and the settings it is shown with. */

/** Quiet: nothing that asks, guesses, reaches out, or stands in a screenshot without having to do with the extension. */
export const quietSettings = {
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.settings.enableNaturalLanguageSearch': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'workbench.editor.languageDetection': false,
  'files.autoSave': 'off',
  'git.enabled': false,
  'npm.fetchOnlinePackageInfo': false,
  'json.schemaDownload.enable': false,
};

/**
 * Paths are absolute, of the machine the server runs on.
 *
 * @param {{ readonly port: number, readonly token: string }} server
 * @param {object} options
 * @param {string} [options.folder] without it the window has no folder
 * @param {string} [options.extension] the folder of an extension to load
 * @param {string} [options.tests] a bundle whose `run()` is called in the extension host
 * @param {string} [options.file] opened in an editor
 * @returns {string}
 */
export function workbenchAddress({ port, token }, { folder, extension, tests, file }) {
  const remote = (path) => `vscode-remote://127.0.0.1:${port}${encodeURI(path)}`;
  const payload = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
    ...(extension ? [['extensionDevelopmentPath', remote(extension)]] : []),
    ...(tests ? [['extensionTestsPath', remote(tests)]] : []),
    ...(tests ? [['enableProposedApi', '']] : []),
    ...(file ? [['openFile', remote(file)]] : []),
  ];
  const query = new URLSearchParams({ tkn: token, ...(folder ? { folder } : { ew: 'true' }), payload: JSON.stringify(payload) });
  return `http://127.0.0.1:${port}/?${query}`;
}
