/* One batch, request by request: two of them beside each other, on one scale. */
if (by('batch-left')) (() => {
  const colours = {permit: 'limit', dispatch: 'scheduling', send: 'client', server: 'server', receive: 'network', resume: 'transport'};
  const phases = Object.keys(data.phases);
  const sides = ['left', 'right'];
  const select = side => by(`batch-${side}`);
  const chosen = side => data.batches.find(batch => batch.id === select(side).value);
  const micros = value => value.toLocaleString('en-US');

  for (const side of sides) {
    if (side === 'right') select(side).append(option('', 'nothing'));
    for (const experiment of new Set(data.batches.map(batch => batch.experiment))) {
      const group = charts.element('optgroup');
      group.label = experiment;
      data.batches.filter(batch => batch.experiment === experiment)
        .forEach(batch => group.append(option(batch.id, `${batch.name}: ${batch.load}`)));
      select(side).append(group);
    }
  }
  const partner = () => { select('right').value = chosen('left').beside ?? ''; };
  if (data.firstBatch) select('left').value = data.firstBatch;
  partner();

  for (const phase of phases) {
    const swatch = charts.element('span', 'swatch');
    swatch.style.background = `var(--${colours[phase]})`;
    const entry = charts.element('span');
    entry.append(swatch, data.phases[phase]);
    by('batch-legend').append(entry);
  }

  /* [request, phase, from, to] of everything that takes time. */
  const bars = batch => batch.requests.flatMap((request, row) => {
    let at = request[1];
    return phases.map((phase, i) => [row, i, at, at += request[i + 2]]).filter(([, , from, to]) => to > from);
  });

  const tip = (batch, row) => charts.tip({name: `request ${batch.requests[row][0]}`, id: batch.id},
    [['', 'submitted, \u00b5s', micros(batch.requests[row][1])]].concat(phases.map((phase, i) =>
      [colours[phase], data.phases[phase] + ', \u00b5s', micros(batch.requests[row][i + 2])])));

  function options(side, width) {
    const batch = chosen(side);
    const longest = Math.max(...sides.map(chosen).map(one => one ? one.micros : 0));
    by(`batch-${side}-name`).textContent = batch ? batch.name : '';
    by(`batch-${side}-says`).textContent = batch ? batch.says : '';
    by(`batch-${side}-id`).textContent = batch ? batch.id : '';
    by(`batch-${side}-figure`).hidden = !batch;
    if (!batch) return {series: []};
    const rows = batch.requests.length;
    return {
      height: Math.max(200, Math.min(600, 5 * rows) + 60),
      grid: {left: 44, right: 16, top: 8, bottom: 46},
      xAxis: {...charts.values('ms after the first was submitted', width), min: 0, max: longest / 1000,
        axisLine: {show: false}, axisTick: {show: false}, axisLabel: {color: theme.colour('soft'), hideOverlap: true, showMaxLabel: false}},
      yAxis: {type: 'value', inverse: true, min: 0, max: rows, splitNumber: 4, minInterval: 1, name: 'requests, by their end', nameLocation: 'middle',
        nameGap: 30, nameTextStyle: {color: theme.colour('soft')}, axisLabel: {color: theme.colour('soft')}, axisLine: {show: false}, axisTick: {show: false}, splitLine: {show: false}},
      tooltip: {...charts.tooltip(point => tip(batch, point.data[0])), trigger: 'item'},
      series: [{
        type: 'custom', name: batch.name, clip: true, data: bars(batch), encode: {x: [2, 3], y: 0},
        renderItem: (params, api) => {
          const [row, phase, from, to] = [0, 1, 2, 3].map(i => api.value(i));
          const [x, y] = api.coord([from / 1000, row]);
          const [end, below] = api.coord([to / 1000, row + 1]);
          const gap = below - y > 3 ? .8 : .2;
          return {type: 'rect', shape: {x, y: y + gap / 2, width: end - x, height: below - y - gap},
            style: {fill: theme.colour(colours[phases[phase]])}};
        }
      }]
    };
  }

  const draws = sides.map(side => charts.add(`batch-${side}-chart`, width => options(side, width)));
  const table = charts.table('batch-table', [['request', row => row.name], ['batch', row => row.batch.name],
    ['submitted, \u00b5s', row => micros(row.request[1])]]
    .concat(phases.map((phase, i) => [data.phases[phase] + ', \u00b5s', row => micros(row.request[i + 2])])),
  all => (all ? data.batches : sides.map(chosen).filter(batch => batch))
    .flatMap(batch => batch.requests.map(request => ({name: request[0], batch, request, id: batch.id, at: batch.at}))));
  const draw = () => { draws.forEach(one => one()); table(); };
  select('left').addEventListener('change', () => { partner(); draw(); });
  select('right').addEventListener('change', draw);
  draw();
})();
