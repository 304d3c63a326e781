import { BarController, BarElement, CategoryScale, Chart, Legend, LinearScale, Tooltip } from 'chart.js';
import type { Summary } from '../core';
import { element, goTo, table } from './elements';
import { send } from './host';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Legend, Tooltip);

/** The results that are drawn, each with the theme's colour for it. */
const SERIES = [
  { result: 'delivered', label: 'delivered', colour: '--vscode-charts-green' },
  { result: 'deferred', label: 'deferred', colour: '--vscode-charts-yellow' },
  { result: 'bounced', label: 'bounced', colour: '--vscode-charts-red' },
  { result: 'expired', label: 'given up', colour: '--vscode-charts-purple' },
  { result: 'rejected', label: 'rejected', colour: '--vscode-charts-orange' },
] as const;

let drawn: Chart | undefined;
let watching: MutationObserver | undefined;

/** The results hour by hour: drawn, and as a table for who cannot see the drawing. */
export function drawHours(hours: Summary['hours']): HTMLElement {
  const whole = element('div', '');
  const frame = element('div', '', 'chart');
  const canvas = element('canvas', '');
  canvas.role = 'img';
  canvas.ariaLabel = `Messages hour by hour, ${hours.length} hours; the table below has the figures`;
  frame.append(canvas);
  const details = element('details', '');
  details.append(
    element('summary', 'Figures'),
    table(
      ['Hour', ...SERIES.map(({ label }) => label)],
      hours.map((hour) => [goTo(hour.hour, hour.line), ...SERIES.map(({ result }) => element('span', hour[result].toLocaleString('en-US')))]),
    ),
  );
  whole.append(frame, details);
  // The canvas has its size only once it stands in the page.
  requestAnimationFrame(() => { draw(canvas, hours); });
  watching?.disconnect();
  watching = new MutationObserver(() => { draw(canvas, hours); });
  watching.observe(document.body, { attributes: true, attributeFilter: ['class'] });
  return whole;
}

function draw(canvas: HTMLCanvasElement, hours: Summary['hours']): void {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  const text = colour('--vscode-foreground');
  const lines = colour('--vscode-widget-border') || 'transparent';
  drawn?.destroy();
  drawn = new Chart(canvas, {
    type: 'bar',
    data: {
      labels: hours.map(({ hour }) => hour),
      datasets: SERIES.filter(({ result }) => hours.some((hour) => hour[result] > 0)).map(({ result, label, colour: name }) => ({
        label,
        data: hours.map((hour) => hour[result]),
        backgroundColor: colour(name),
      })),
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      onClick: (_event, [bar]) => {
        const hour = bar ? hours[bar.index] : undefined;
        if (hour) send({ kind: 'goTo', line: hour.line });
      },
      plugins: { legend: { labels: { color: text } } },
      scales: {
        x: { stacked: true, ticks: { color: text }, grid: { color: lines } },
        y: { stacked: true, beginAtZero: true, ticks: { color: text, precision: 0 }, grid: { color: lines } },
      },
    },
  });
}
