/* What each chart shows, and what the controls do. */
const at = (level, has) => data.cells.filter(cell => cell.level === level && !cell.replica && has(cell));
const text = quantity => quantity ? quantity[3] : '\u2013';
const option = (value, text = value) => new Option(text, value);
const redraw = (draw, ...ids) => ids.forEach(id => by(id).addEventListener('change', draw));

/* Where the time goes. */
if (by('ledger-chart')) (() => {
  const order = Object.keys(data.parts).filter(part => data.cells.some(cell => cell.parts[part] && cell.parts[part][0] !== 0));
  for (const part of order) {
    const label = charts.element('label');
    const box = charts.element('input');
    Object.assign(box, {type: 'checkbox', checked: true, value: part});
    const swatch = charts.element('span', 'swatch');
    swatch.style.background = `var(--${part})`;
    label.append(box, swatch, data.parts[part]);
    by('parts').append(label);
  }
  const shown = () => [...by('parts').querySelectorAll('input:checked')].map(box => box.value);
  /* The CPU of profiled cells as a thin bar below that of the time; both are moved apart by so many pixels. */
  const [BAR, THIN, APART, UP] = [16, 6, '12.5%', -4];
  const profile = cell => data.cpu && by('ledger-cpu').checked && data.cpu.cells.find(one => one.id === cell.id);
  const burnt = (cell, owner, what = 3) => ((profile(cell) || {parts: []}).parts.find(part => part[0] === owner) || [])[what] || 0;
  const owners = rows => (data.cpu ? data.cpu.owners : []).map(([id, name], i) => [i, name, charts.owner(id)])
    .filter(([i]) => rows.some(cell => burnt(cell, i)));
  const relative = () => document.querySelector('input[name=scale]:checked').value === 'relative';

  const drawn = () => at(by('ledger-level').value, cell => cell.total && Object.keys(cell.parts).length)
    .sort((a, b) => a.total[0] - b.total[0]);

  const draw = charts.add('ledger-chart', width => {
    const share = relative();
    const parts = shown();
    const rows = drawn();
    const value = (cell, part) => !cell.parts[part] ? null
      : share ? 100 * cell.parts[part][0] / cell.total[0] : cell.parts[part][0];
    const series = order.filter(part => parts.includes(part)).map(part => ({
      type: 'bar', stack: 'request', name: data.parts[part], barWidth: BAR, barGap: APART,
      itemStyle: {color: theme.colour(part), borderColor: theme.colour('page'), borderWidth: .5},
      data: rows.map(cell => value(cell, part))
    }));
    const all = owners(rows);
    /* Calls at once wait for each other, so a call takes many times its own CPU: on that scale nothing could be seen of it. */
    const most = what => Math.max(0, ...rows.map(what));
    const burners = share || most(cell => profile(cell) ? all.reduce((sum, [i]) => sum + burnt(cell, i), 0) : 0) > .1 * most(cell => cell.total[0]) ? all : [];
    const up = burners.length ? UP : 0;
    for (const [i, name, {hue, strength}] of burners) {
      const sum = cell => share ? profile(cell) && profile(cell).parts.reduce((all, part) => all + part[3], 0) / 100 : 1;
      series.push({type: 'bar', stack: 'cpu', name, barWidth: THIN, cursor: 'pointer',
        itemStyle: {color: theme.colour(hue), opacity: strength / 100, borderColor: theme.colour('page'), borderWidth: .5},
        data: rows.map(cell => burnt(cell, i) / sum(cell) || null)});
    }
    if (data.cpu) charts.legend('ledger-owners', burners.map(([, name, colour]) => [colour, name]));
    const whole = order.every(part => parts.includes(part));
    const interval = cell => whole ? cell.total : parts.length === 1 ? cell.parts[parts[0]] : null;
    if (!share) {
      series.push(charts.whiskers(rows.map((cell, i) => [i, interval(cell)])
        .filter(([, q]) => q && q[1] !== null).map(([i, q]) => [i, q[1], q[2]]), 'x', theme.colour('ink'), up));
    }
    by('ledger-note').textContent = (whole && !share ? 'Line: 95 % interval of the total; at the edge it goes on. ' : '')
      + (rows.some(cell => cell.parts.client && cell.parts.client[0] < 0)
        ? 'Left of 0: the client was faster than the bare exchange. ' : '')
      + (data.cells.some(cell => cell.replica && cell.level === by('ledger-level').value)
        ? 'The second JVM of identical code is in the table only. ' : '')
      + (burners.length ? 'Thin bar: CPU of the client\u2019s process by owner; a click shows its stacks. '
        : all.length ? 'CPU by owner is too short for this scale: choose the share of the total. '
        : data.cpu && by('ledger-cpu').checked ? 'No cell of this level was profiled: a profile is of calls without a delay. ' : '')
      + (rows.length ? '' : 'No phases were observed at this level.');
    return {
      rows: rows.length, grid: charts.grid(width), yAxis: charts.names(rows, width),
      xAxis: charts.values(share ? '% of a request\u2019s total' : '\u00b5s per request', width),
      tooltip: charts.tooltip(point => charts.tip(rows[point.dataIndex],
        [['', 'total, \u00b5s', rows[point.dataIndex].total[3]]]
          .concat(order.filter(part => rows[point.dataIndex].parts[part])
            .map(part => [part, data.parts[part], rows[point.dataIndex].parts[part][3]]))
          .concat(burners.filter(([i]) => burnt(rows[point.dataIndex], i))
            .map(([i, name, {hue}]) => [hue, 'CPU: ' + name, burnt(rows[point.dataIndex], i, 2)])))),
      series
    };
  }, point => {
    const cell = drawn()[point.dataIndex];
    if (cell && profile(cell) && data.cpu.owners.some(([, name]) => name === point.seriesName)) {
      by('cpu-cell').value = cell.id;
      by('cpu-cell').dispatchEvent(new Event('change'));
      location.hash = '#cpu';
    }
  });
  redraw(draw, 'ledger-level', 'parts');
  if (data.cpu) redraw(draw, 'ledger-cpu');
  const table = charts.table('ledger-table', charts.who
    .concat([['total, \u00b5s per request [95 %]', cell => text(cell.total)], ['overhead: all but server, accept, network, waking', cell => text(cell.overhead)]])
    .concat(order.map(part => [data.parts[part], cell => text(cell.parts[part])])),
  charts.cells(cell => cell.level === by('ledger-level').value));
  redraw(table, 'ledger-level');
  table();
  document.querySelectorAll('input[name=scale]').forEach(radio => radio.addEventListener('change', draw));
})();

/* Efficiency against C. */
if (by('curve-chart')) (() => {
  const cells = data.cells.filter(cell => cell.curve && cell.efficiency);
  const distinct = what => [...new Set(cells.map(what))];
  distinct(cell => cell.delay).forEach(delay => by('curve-delay').append(option(delay)));
  by('curve-client').append(option('', 'all'));
  distinct(cell => cell.client).sort().forEach(client => by('curve-client').append(option(client)));
  const most = what => {
    const points = value => cells.filter(cell => what(cell) === value).length;
    return distinct(what).sort((a, b) => points(b) - points(a))[0] || '';
  };
  by('curve-delay').value = most(cell => cell.delay);
  by('curve-client').value = most(cell => cell.client);
  const colours = ['scheduling', 'client', 'transport', 'network', 'limit'];
  const strategies = distinct(cell => cell.strategy);

  const draw = charts.add('curve-chart', width => {
    const here = cells.filter(cell => cell.delay === by('curve-delay').value);
    const limits = [...new Set(here.map(cell => cell.limit))].sort((a, b) => a - b);
    const chosen = by('curve-client').value;
    const names = [...new Set(here.map(cell => cell.name))];
    const own = names.filter(name => here.find(cell => cell.name === name).client === chosen);
    const series = names.flatMap(name => {
      const points = here.filter(cell => cell.name === name).sort((a, b) => a.limit - b.limit);
      const on = !chosen || points[0].client === chosen;
      const colour = on ? theme.colour(colours[strategies.indexOf(points[0].strategy) % colours.length]) : theme.colour('server');
      const shift = chosen && on ? .05 * (own.indexOf(name) - (own.length - 1) / 2) : 0;
      const place = cell => limits.indexOf(cell.limit) + shift;
      return [{
        type: 'line', name, symbol: 'circle', symbolSize: on ? 8 : 4, z: on ? 3 : 1,
        lineStyle: {color: colour, width: on ? 2.2 : 1}, itemStyle: {color: colour},
        data: points.map(cell => [place(cell), cell.efficiency[0]])
      }].concat(chosen && on ? [charts.whiskers(points.filter(cell => cell.efficiency[1] !== null)
        .map(cell => [place(cell), cell.efficiency[1], cell.efficiency[2]]), 'y', colour)] : []);
    });
    return {
      grid: {left: 48, right: 24, top: 16, bottom: 50},
      xAxis: {type: 'value', min: -.5, max: limits.length - .5, interval: .5, axisTick: {show: false}, splitLine: {show: false}, name: 'C, calls at once at most', nameLocation: 'middle', nameGap: 28,
        nameTextStyle: {color: theme.colour('soft')}, axisLabel: {color: theme.colour('soft'), formatter: place => limits[place] ?? ''}, axisLine: {lineStyle: {color: theme.colour('line')}}},
      yAxis: {...charts.values('efficiency'), min: 0, nameGap: 34, axisLine: {show: false}, axisTick: {show: false}},
      tooltip: {...charts.tooltip(point => {
        const cell = here.find(one => one.name === point.seriesName && limits.indexOf(one.limit) === Math.round(point.data[0]));
        return cell ? charts.tip(cell, [['', `efficiency, C = ${cell.limit}`, cell.efficiency[3]]]) : '';
      }), trigger: 'item'},
      series
    };
  });
  redraw(draw, 'curve-delay', 'curve-client');
  const table = charts.table('curve-table', charts.who.concat([['efficiency [95 %]', cell => text(cell.efficiency)],
    ['batch, ms [95 %]', cell => cell.batch], ['ideal, ms', cell => cell.ideal],
    ['excess, \u00b5s per request [95 %]', cell => cell.excess]]),
  charts.cells(cell => cell.curve && cell.delay === by('curve-delay').value
    && (!by('curve-client').value || cell.client === by('curve-client').value)));
  redraw(table, 'curve-delay', 'curve-client');
  table();
  strategies.map((strategy, i) => [strategy, colours[i % colours.length]]).concat([['other clients', 'server']]).forEach(([name, colour]) => {
    const swatch = charts.element('span', 'swatch');
    swatch.style.background = `var(--${colour})`;
    const entry = charts.element('span');
    entry.append(swatch, name);
    by('curve-legend').append(entry);
  });
})();

/* What it cost. */
if (by('cost-chart')) (() => {
  const both = 'cpu+serverCpu';
  by('cost-kind').append(option(both, 'client and server CPU, \u00b5s'));
  for (const [cost, name] of Object.entries(data.costs)) by('cost-kind').append(option(cost, name));
  const draw = charts.add('cost-chart', width => {
    const kinds = by('cost-kind').value.split('+');
    const sum = cell => kinds.reduce((all, kind) => all + (cell.costs[kind] ? cell.costs[kind][0] : 0), 0);
    const rows = at(by('cost-level').value, cell => kinds.some(kind => cell.costs[kind])).sort((a, b) => sum(a) - sum(b));
    const series = kinds.map((kind, i) => ({
      type: 'bar', stack: 'cost', name: data.costs[kind], barWidth: 16,
      itemStyle: {color: theme.colour(kind.startsWith('server') ? 'server' : i ? 'network' : 'scheduling')},
      data: rows.map(cell => cell.costs[kind] ? cell.costs[kind][0] : null)
    }));
    series.push(charts.whiskers(rows.map((cell, i) => [i, cell.costs[kinds[0]]])
      .filter(([, q]) => q && q[1] !== null).map(([i, q]) => [i, q[1], q[2]]), 'x', theme.colour('ink')));
    by('cost-note').textContent = `Line: 95 % interval of ${data.costs[kinds[0]]}; at the edge it goes on.`;
    return {
      rows: rows.length, grid: {...charts.grid(width), top: kinds.length > 1 ? 34 : 8}, yAxis: charts.names(rows, width),
      legend: {show: kinds.length > 1, left: 0, top: 0, selectedMode: false, data: kinds.map(kind => data.costs[kind]), textStyle: {color: theme.colour('ink')}},
      xAxis: charts.values(kinds.length > 1 ? 'CPU, \u00b5s per request' : data.costs[kinds[0]] + ' (per request)', width),
      tooltip: charts.tooltip(point => charts.tip(rows[point.dataIndex], Object.keys(rows[point.dataIndex].costs)
        .map(kind => ['', data.costs[kind], rows[point.dataIndex].costs[kind][3]]))),
      series
    };
  });
  redraw(draw, 'cost-level', 'cost-kind');
  const table = charts.table('cost-table', charts.who.concat(Object.entries(data.costs)
    .map(([cost, name]) => [name, cell => text(cell.costs[cost])])), charts.cells(cell => cell.level === by('cost-level').value));
  redraw(table, 'cost-level');
  table();
})();
