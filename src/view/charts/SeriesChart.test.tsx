// @vitest-environment jsdom
// The figure beside a chart's title belongs to the run on the stage, whichever line comes first.
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { renderPart } from '../testing/page.tsx';
import { SeriesChart } from './SeriesChart.tsx';

afterEach(cleanup);

it('tells the figure of the run on the stage', () => {
  const line = (id: string, y: number, strong: boolean) =>
    ({ id, label: id, points: [{ x: 1000, y }], hue: 'served', strong }) as const;
  renderPart(
    <SeriesChart
      title="p99"
      unit="ms"
      clock={{ unit: 'ms' }}
      lines={[line('first run', 5628, false), line('fork', 968, true)]}
      time={2000}
      until={60_000}
    />,
  );
  expect(screen.getByText('968 ms')).toBeTruthy();
  expect(screen.queryByText('5,628 ms')).toBeNull();
});
