/* The charts: how they look, and what they have in common. Each is drawn anew when something that it shows changes. */
const charts = (() => {
  const drawn = [];

  function add(id, options, clicked = () => {}) {
    const box = by(id);
    const chart = echarts.init(box, null, {renderer: 'svg'});
    chart.on('click', clicked);
    const draw = () => {
      const option = options(box.clientWidth);
      const height = option.height ?? (option.rows ? 70 + (box.clientWidth < 640 ? 46 : 30) * option.rows : 360);
      box.style.height = height + 'px';
      delete option.rows;
      delete option.height;
      chart.resize();
      chart.setOption({...common(), ...option}, true);
    };
    drawn.push(draw);
    new ResizeObserver(() => { if (box.clientWidth !== chart.getWidth()) draw(); }).observe(box);
    draw();
    return draw;
  }

  function common() {
    return {
      animation: false,
      textStyle: {fontFamily: 'system-ui, sans-serif', color: theme.colour('ink')},
      aria: {enabled: false}
    };
  }

  function names(rows, width) {
    return {
      type: 'category', inverse: true, data: rows.map(cell => cell.name),
      axisLine: {show: false}, axisTick: {show: false},
      axisLabel: {
        color: theme.colour('ink'), fontSize: 12, lineHeight: 14, interval: 0,
        width: labels(width) - 10, overflow: 'break'
      }
    };
  }

  const labels = width => width < 640 ? 134 : 250;

  function values(name, width = 900) {
    return {
      type: 'value', splitNumber: width < 640 ? 3 : 5, name, nameLocation: 'middle', nameGap: 28, nameTextStyle: {color: theme.colour('soft')},
      axisLabel: {color: theme.colour('soft'), hideOverlap: true, formatter: value => value.toLocaleString('en-US')},
      splitLine: {lineStyle: {color: theme.colour('line')}}
    };
  }

  const grid = width => ({left: labels(width), right: width < 640 ? 26 : 30, top: 8, bottom: 50});

  /* Intervals as lines with ends: `points` are [place, low, high], along x for bars and along y for lines. They do not widen
     the axis: one wide interval would make all else too small to see; it ends at the edge, and the table has its ends. `shift` is
     how many pixels below their place they are drawn. */
  function whiskers(points, along, colour, shift = 0) {
    const bars = along === 'x';
    const cap = bars ? [0, 4] : [4, 0];
    return {
      type: 'custom', name: '95 % interval', silent: true, z: bars ? 5 : 1, clip: true,
      data: points.map(([place]) => bars ? [0, place] : [place, 0]),
      renderItem: (params, api) => {
        const [place, low, high] = points[params.dataIndex];
        const [a, b] = [low, high].map(end => api.coord(bars ? [end, place] : [place, end])).map(([x, y]) => [x, y + shift]);
        const lines = [[a, b]].concat([a, b].map(p => [[p[0] - cap[0], p[1] - cap[1]], [p[0] + cap[0], p[1] + cap[1]]]));
        const stroke = (style, wide) => lines.map(([p, q]) => ({
          type: 'line', shape: {x1: p[0], y1: p[1], x2: q[0], y2: q[1]}, style: {stroke: style, lineWidth: wide}
        }));
        return {type: 'group', children: (bars ? stroke(theme.colour('page'), 3.6) : []).concat(stroke(colour, 1.4))};
      }
    };
  }

  /* A tooltip as an element: what it shows is text, never markup. */
  function tip(cell, lines) {
    const box = element('div', 'tip');
    box.append(element('b', '', cell.name));
    for (const [colour, name, value] of lines) {
      const line = element('div');
      if (colour) {
        line.append(element('span', 'swatch'));
        line.firstChild.style.background = theme.colour(colour);
      }
      line.append(element('span', '', name), element('span', '', value));
      box.append(line);
    }
    box.append(element('code', '', cell.id));
    return box;
  }

  function element(name, style, text) {
    const made = document.createElement(name);
    if (style) made.className = style;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  /* Who burns CPU, in the colours of the ledger: kernel calls share one, weaker from one to the next. */
  const hues = {'kernel-': 'network', threads: 'network', library: 'client', codec: 'limit', 'hand-offs': 'scheduling', tls: 'transport', harness: 'server', rest: 'server'};
  const weaker = {'kernel-read': 75, 'kernel-connect': 62, 'kernel-poll': 50, 'kernel-futex': 30, threads: 20, rest: 50};
  const owner = id => ({hue: (Object.entries(hues).find(([name]) => id.startsWith(name)) || ['', 'soft'])[1], strength: weaker[id] || 100});

  function legend(id, entries) {
    const names = new Map();
    for (const [{hue, strength = 100}, name] of entries) names.set(`${hue} ${strength}`, [...new Set((names.get(`${hue} ${strength}`) || []).concat(name))]);
    by(id).replaceChildren(...[...names].map(([colour, all]) => {
      const [hue, strength] = colour.split(' ');
      const entry = element('span');
      const swatch = element('span', 'swatch');
      swatch.style.background = `color-mix(in srgb, var(--${hue}) ${strength}%, var(--page))`;
      entry.append(swatch, all.join(', '));
      return entry;
    }));
  }

  const tooltip = content => ({
    trigger: 'axis', axisPointer: {type: 'shadow', shadowStyle: {color: theme.colour('soft'), opacity: .08}},
    confine: true, backgroundColor: theme.colour('card'), borderColor: theme.colour('line'),
    formatter: shown => content(Array.isArray(shown) ? shown[0] : shown)
  });

  theme.onChange(() => drawn.forEach(draw => draw()));
  /* The table behind a chart: `columns` are [name, row => text], and the first names the row. `rows` are of all levels or of those
     that are drawn; each has the id of a cell and its place. A column in which no row has anything, or all have the same level, is
     left out. */
  function table(id, columns, rows) {
    const behind = by(id);
    const all = behind.querySelector('input');
    const draw = () => {
      const made = element('table');
      const head = made.createTHead().insertRow();
      const add = (row, name, text) => {
        const cell = element(name, '', text);
        if (name === 'th') cell.scope = row === head ? 'col' : 'row';
        row.append(cell);
        return cell;
      };
      const cells = rows(all.checked);
      const told = columns.filter(([name, text], i) => {
        const texts = new Set(cells.map(text));
        return !i || (name === 'level' ? texts.size > 1 : texts.size !== 1 || !texts.has('\u2013'));
      });
      [...told, ['cell']].forEach(([name]) => add(head, 'th', name));
      const body = made.createTBody();
      for (const cell of cells) {
        const row = body.insertRow();
        told.forEach(([, text], i) => add(row, i ? 'td' : 'th', text(cell)));
        const link = element('a');
        link.href = '#' + cell.at;
        link.append(element('code', '', cell.id));
        add(row, 'td').append(link);
        row.lastChild.className = 'cell';
      }
      behind.querySelector('.scroll').replaceChildren(made);
    };
    behind.hidden = false;
    all.addEventListener('change', draw);
    return draw;
  }

  const cells = shown => all => data.cells.filter(cell => all || shown(cell));

  const who = [['who sends and waits', cell => cell.name], ['level', cell => `${cell.experiment}: ${cell.load}`]];

  return {add, names, values, grid, whiskers, tip, tooltip, element, table, cells, who, owner, legend};
})();
