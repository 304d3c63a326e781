import { assert } from 'chai';
import { drawnBeside, eventually } from './support/drawn';
import { openSample, openText, vscode } from './support/window';

const MASK = '••••••';

describe('the decoded text', () => {
  it('stands beside each payload, the password masked', async () => {
    await openSample('swaks-login-535.smtp');
    for (const [payload, text] of [['VXNlcm5hbWU6', 'Username:'], ['YWxpY2U=', 'alice'], ['UGFzc3dvcmQ6', 'Password:'], ['d3JvbmctcGFzc3dvcmQ=', MASK]] as const) {
      const [drawn] = await drawnBeside(payload, [text]);
      const place = await vscode().placeOf(payload);
      assert.isAtLeast(drawn?.left ?? 0, place.x + place.width - 1, `${text} begins where ${payload} ends`);
    }
  });

  it('stands before a payload that is too long to be seen to its end', async () => {
    await openSample('ntlm-235.smtp');
    await vscode().page.keyboard.press('Control+End');
    const [drawn] = await drawnBeside('TlRMTVNTUAACAAAA', ['NTLM type 2: MAIL.EXAMPLE.COM']);
    assert.isBelow(drawn?.left ?? Infinity, (await vscode().placeOf('TlRMTVNTUAACAAAA')).x);
  });

  it('is nowhere on the screen in clear', async () => {
    await openSample('swaks-login-535.smtp');
    assert.notInclude(await vscode().page.content(), 'wrong-password');
  });

  it('stays with its payload while lines are typed above, and goes with it', async () => {
    await openText('typed.smtp', '220 mail.example.com ESMTP\nAUTH LOGIN\n334 VXNlcm5hbWU6\nYWxpY2U=\n');
    await drawnBeside('VXNlcm5hbWU6', ['Username:']);
    const { page } = vscode();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('\n\n');
    await drawnBeside('VXNlcm5hbWU6', ['Username:']);
    await drawnBeside('YWxpY2U=', ['alice']);
    await page.keyboard.press('Control+End');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Control+Shift+K');
    await eventually('alice to be gone', () => page.locator('.view-line', { hasText: 'YWxpY2U=' }).count(), (count) => count === 0);
    await drawnBeside('VXNlcm5hbWU6', ['Username:']);
    await page.keyboard.press('Control+Home');
    await vscode().run('View: Revert and Close Editor');
  });

  it('is there in each part of a long file that is scrolled to', async () => {
    const session = '220 mail.example.com ESMTP\nAUTH LOGIN\n334 VXNlcm5hbWU6\n';
    const lines = `${session}${'NOOP\n250 2.0.0 Ok\n'.repeat(600)}AUTH LOGIN\n334 VXNlcm5hbWU6\nYm9i\n334 UGFzc3dvcmQ6\nd3JvbmctcGFzc3dvcmQ=\n535 5.7.8 No\n`;
    await openText('long.smtp', lines);
    await drawnBeside('VXNlcm5hbWU6', ['Username:']);
    await vscode().page.keyboard.press('Control+End');
    await drawnBeside('Ym9i', ['bob']);
    await drawnBeside('d3JvbmctcGFzc3dvcmQ=', [MASK]);
    await vscode().page.keyboard.press('Control+Home');
    await drawnBeside('VXNlcm5hbWU6', ['Username:']);
  });
});
