/* Tails: the percentiles of one request's time. */
if (by('tails-chart')) (() => {
  const cells = data.cells.filter(cell => cell.tails);
  const marks = [['p50', 'median', 'circle', 'scheduling'], ['p90', '90th', 'diamond', 'client'], ['p99', '99th', 'triangle', 'transport']];
  const used = marks.filter(([key]) => cells.some(cell => cell.tails[key]));
  const level = by('tails-level');
  for (const key of new Set(cells.map(cell => cell.level))) {
    const cell = cells.find(one => one.level === key);
    level.append(option(key, `${cell.experiment}: ${cell.load}`));
  }
  const most = key => cells.filter(cell => cell.level === key && !cell.replica).length;
  const usual = by('ledger-level').value;
  level.value = most(usual) ? usual : [...level.options].map(one => one.value).reduce((a, b) => most(b) > most(a) ? b : a);

  for (const [, name, , colour] of used) {
    const swatch = charts.element('span', 'swatch');
    swatch.style.background = `var(--${colour})`;
    const entry = charts.element('span');
    entry.append(swatch, name);
    by('tails-legend').append(entry);
  }

  const draw = charts.add('tails-chart', width => {
    const rows = at(level.value, cell => cell.tails).sort((a, b) => a.tails.p50[0] - b.tails.p50[0]);
    by('tails-note').textContent = rows.some(cell => cell.oneBatch)
      ? 'Of one batch each: its interval says nothing of other batches.' : 'Of each measurement, and then their mean; line: 95 % interval.';
    /* Below each other, since they often come to the same. */
    const shift = i => 7 * (i - (used.length - 1) / 2);
    const series = used.map(([key, name, symbol, colour], i) => ({
      type: 'scatter', name, symbol, symbolSize: 9, symbolOffset: [0, shift(i)], z: 6, itemStyle: {color: theme.colour(colour)},
      data: rows.map((cell, i) => cell.tails[key] ? [cell.tails[key][0], i] : null).filter(point => point)
    })).concat(used.map(([key, , , colour], n) => charts.whiskers(rows.map((cell, i) => [i, cell.tails[key]])
      .filter(([, q]) => q && q[1] !== null).map(([i, q]) => [i, q[1], q[2]]), 'x', theme.colour(colour), shift(n))));
    return {
      rows: rows.length, grid: charts.grid(width), yAxis: charts.names(rows, width),
      xAxis: {...charts.values('ms from submit to resume', width), min: 0},
      tooltip: charts.tooltip(point => {
        const cell = rows[point.data[1] ?? point.dataIndex];
        return charts.tip(cell, used.filter(([key]) => cell.tails[key]).map(([key, name, , colour]) => [colour, name + ', ms', cell.tails[key][3]]));
      }),
      series
    };
  });
  redraw(draw, 'tails-level');
  const table = charts.table('tails-table', charts.who.concat([['of', cell => cell.oneBatch ? 'one batch' : 'each measurement'],
    ['efficiency [95 %]', cell => text(cell.efficiency)]])
    .concat(used.map(([key, name]) => [name + ', ms [95 %]', cell => text(cell.tails[key])])),
  all => cells.filter(cell => all || cell.level === level.value));
  redraw(table, 'tails-level');
  table();
})();
