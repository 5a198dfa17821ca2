/* Where the CPU went: sampled stacks as an icicle, of one cell or of the difference of two. */
if (by('cpu-icicle')) (() => {
  const {owners, frames, cells} = data.cpu;
  const ROW = 20, LEAST = 2;
  const colour = owner => charts.owner(owners[owner][0]).hue;
  const box = by('cpu-icicle');
  const chosen = id => cells.find(cell => cell.id === by(id).value);
  const digits = micros => Number(micros.toPrecision(3)).toLocaleString('en-US');
  let root, zoomed, shown, at;

  for (const cell of cells) by('cpu-cell').append(option(cell.id, `${cell.name}, ${cell.load}`));
  const partners = () => {
    const like = cells.filter(other => chosen('cpu-cell').more[other.id]);
    by('cpu-other').replaceChildren(option('', 'nothing'), ...like.map(cell => option(cell.id, cell.name)));
    by('cpu-other').disabled = !like.length;
  };
  by('cpu-cell').value = data.cpu.first;
  partners();

  /* Both cells in one tree: micros of the first and of the second at each node, whose width is their sum. */
  function tree() {
    const top = {name: 'all', children: new Map(), micros: [0, 0], owner: 0, depth: 0};
    [chosen('cpu-cell'), chosen('cpu-other')].forEach((cell, side) => {
      const path = [];
      for (let i = 0; cell && i < cell.nodes.length; i += 4) {
        const [name, depth, samples, owner] = [frames[cell.nodes[i]], ...cell.nodes.slice(i + 1, i + 4)];
        const parent = path[depth - 1];
        let node = depth ? parent.children.get(name) : top;
        if (!node) {
          node = {name, parent, children: new Map(), micros: [0, 0], owner, depth};
          parent.children.set(name, node);
        }
        if (!depth) node.owner = owner;
        node.micros[side] += samples * cell.perSample;
        path[depth] = node;
      }
    });
    return top;
  }

  const width = node => node.micros[0] + node.micros[1];
  const children = node => [...node.children.values()].sort((a, b) => a.name < b.name ? -1 : 1);
  const isDifference = () => Boolean(chosen('cpu-other'));

  function words(node) {
    const [a, b] = node.micros;
    const part = 100 * width(node) / width(root);
    return isDifference() ? `${node.name}: ${a - b > 0 ? '+' : ''}${digits(a - b)} \u00b5s a request, ${digits(a)} less ${digits(b)}`
      : `${node.name}: ${digits(a)} \u00b5s a request, ${digits(part)} %, mostly ${owners[node.owner][1]}`;
  }

  function fill(bar, node) {
    if (!isDifference()) {
      bar.style.setProperty('--fill', `var(--${colour(node.owner)})`);
      bar.style.setProperty('--strength', '45%');
    } else {
      const by = (node.micros[0] - node.micros[1]) / width(node);
      bar.style.setProperty('--fill', by > 0 ? 'var(--client)' : 'var(--network)');
      bar.style.setProperty('--strength', `${Math.round(8 + 52 * Math.abs(by))}%`);
    }
  }

  function draw() {
    const wide = box.clientWidth || 800;
    const wanted = by('cpu-search').value.trim().toLowerCase();
    shown = new Map();
    let rows = 0;
    const place = (node, x, w, depth) => {
      if (w < LEAST) return;
      rows = Math.max(rows, depth + 1);
      const bar = charts.element('div', 'frame', w > 28 ? short(node, w) : '');
      bar.setAttribute('role', 'treeitem');
      bar.setAttribute('aria-level', node.depth + 1);
      bar.setAttribute('aria-selected', node === at);
      bar.setAttribute('aria-label', words(node));
      bar.tabIndex = node === at ? 0 : -1;
      bar.title = words(node);
      bar.style.cssText = `left:${x}px;top:${depth * ROW}px;width:${Math.max(1, w - 1)}px`;
      fill(bar, node);
      if (wanted) bar.classList.add(node.name.toLowerCase().includes(wanted) ? 'found' : 'other');
      bar.addEventListener('click', () => zoom(node));
      bar.addEventListener('focus', () => { by('cpu-frame').textContent = words(node); at = node; });
      shown.set(node, bar);
      let left = x;
      for (const child of children(node)) {
        const part = w * width(child) / width(node);
        place(child, left, part, depth + 1);
        left += part;
      }
    };
    const above = [];
    for (let node = zoomed.parent; node; node = node.parent) above.unshift(node);
    above.forEach((node, depth) => {
      const only = node.children;
      node.children = new Map();
      place(node, 0, wide, depth);
      node.children = only;
    });
    place(zoomed, 0, wide, above.length);
    if (!shown.has(at)) at = zoomed;
    shown.get(at).tabIndex = 0;
    box.style.height = `${rows * ROW}px`;
    box.replaceChildren(...shown.values());
    if (wanted) by('cpu-frame').textContent = found(wanted);
  }

  /* As much of a name as fits, its class before its package. */
  function short(node, w) {
    const letters = Math.floor((w - 8) / 6.4);
    return node.name.length <= letters ? node.name : node.name.split('.').slice(-2).join('.').slice(0, Math.max(0, letters));
  }

  function found(wanted) {
    let sum = 0, number = 0;
    const visit = node => {
      if (node.name.toLowerCase().includes(wanted)) { sum += width(node); number++; } else node.children.forEach(visit);
    };
    visit(root);
    return `${number} ${number === 1 ? 'frame' : 'frames'} with \u201c${wanted}\u201d, ${digits(100 * sum / width(root))} % of the CPU`;
  }

  function zoom(node) {
    zoomed = at = node;
    draw();
    shown.get(node).focus({preventScroll: true});
  }

  const drawn = node => node && shown.has(node) ? node : null;
  function moved(key) {
    const siblings = at.parent ? children(at.parent).filter(drawn) : [at];
    const place = siblings.indexOf(at);
    return drawn({ArrowUp: at.parent, ArrowDown: children(at).filter(drawn).sort((a, b) => width(b) - width(a))[0],
      ArrowLeft: siblings[place - 1], ArrowRight: siblings[place + 1], Home: root}[key]);
  }
  box.addEventListener('keydown', event => {
    if (event.key === 'Enter' || event.key === ' ') zoom(at);
    else if (event.key === 'Escape') zoom(zoomed.parent || root);
    else if (/^(Arrow|Home)/.test(event.key)) {
      const node = moved(event.key);
      if (node) {
        shown.get(at).tabIndex = -1;
        shown.get(at).setAttribute('aria-selected', false);
        at = node;
        shown.get(at).tabIndex = 0;
        shown.get(at).setAttribute('aria-selected', true);
        shown.get(at).focus();
      }
    } else return;
    event.preventDefault();
  });

  function legend() {
    const entries = isDifference() ? [['client', 'the first burns more'], ['network', 'the second burns more']]
      : chosen('cpu-cell').parts.filter(([owner]) => !/^co(mpiler|llector)$/.test(owners[owner][0])).map(([owner]) => [colour(owner), owners[owner][1]]);
    const names = new Map();
    entries.forEach(([hue, name]) => names.set(hue, (names.get(hue) || []).concat(name.startsWith('kernel') ? 'kernel' : name)));
    charts.legend('cpu-legend', [...names].map(([hue, all]) => [{hue}, [...new Set(all)].join(', ')]));
  }

  /* The time of a call by the ledger's parts, and its CPU by owner below; of two cells next to each other. */
  function bars() {
    const pair = [chosen('cpu-cell'), chosen('cpu-other')].filter(cell => cell).map(cell => [cell, data.cells.find(one => one.id === cell.id)]);
    const stacks = pair.flatMap(([cell, own]) => [
      ['time', cell, Object.entries(own.parts).filter(([, q]) => q[0] > 0).map(([part, q]) => [{hue: part}, data.parts[part], q[0]])],
      ['CPU', cell, cell.parts.map(([owner, , , micros]) => [charts.owner(owners[owner][0]), owners[owner][1], micros])]]);
    const sum = parts => parts.reduce((all, [, , micros]) => all + micros, 0);
    const most = wanted => Math.max(...stacks.filter(([what]) => what === wanted).map(([, , parts]) => sum(parts)));
    /* Calls at once wait for each other: their CPU is on a scale of its own where it could not be seen. */
    const apart = most('CPU') < .1 * most('time');
    const widest = what => apart ? most(what) : Math.max(most('time'), most('CPU'));
    by('cpu-bars').replaceChildren(...stacks.flatMap(([what, cell, parts]) => {
      const track = charts.element('div', 'track');
      track.setAttribute('role', 'img');
      track.setAttribute('aria-label', `${cell.name}, ${what} of a call: ` + parts.map(([, name, micros]) => `${name} ${digits(micros)} \u00b5s`).join(', '));
      for (const [{hue, strength = 100}, name, micros] of parts) {
        const part = charts.element('span');
        part.style.cssText = `width:${100 * micros / widest(what)}%;background:color-mix(in srgb, var(--${hue}) ${strength}%, var(--page))`;
        part.title = `${name}: ${digits(micros)} \u00b5s`;
        track.append(part);
      }
      track.append(charts.element('span', 'sum', `${digits(sum(parts))} \u00b5s`));
      return [charts.element('span', what === 'time' ? 'above' : '', what === 'time' ? `${cell.name}: time` : apart ? 'CPU, on another scale' : 'CPU'), track];
    }));
    const entries = new Map(stacks.flatMap(([what, , parts]) => parts.map(([colour, name]) => [`${what}: ${name}`, colour])));
    charts.legend('cpu-bars-legend', [...entries].map(([name, colour]) => [colour, name]));
  }

  function parts() {
    const [cell, other] = [chosen('cpu-cell'), chosen('cpu-other')];
    const text = (of, owner, i) => (of.parts.find(part => part[0] === owner) || [])[i] || '0';
    const columns = other ? ['owner', `${cell.name}, \u00b5s [95 %]`, `${other.name}, \u00b5s [95 %]`, 'difference, \u00b5s [95 %]'] : ['owner', 'of all CPU', '\u00b5s per request [95 %]'];
    const rows = other ? cell.more[other.id].map(([owner, more]) => [owners[owner][1], text(cell, owner, 2), text(other, owner, 2), more])
      : cell.parts.map(([owner, share, micros]) => [owners[owner][1], share, micros]);
    const table = charts.element('table');
    const line = (into, cells, head) => {
      const row = into.insertRow();
      cells.forEach((content, i) => {
        const made = charts.element(head || !i ? 'th' : 'td', '', content);
        if (head || !i) made.scope = head ? 'col' : 'row';
        row.append(made);
      });
    };
    line(table.createTHead(), columns, true);
    const body = table.createTBody();
    rows.forEach(row => line(body, row));
    by('cpu-parts').replaceChildren(table);
    by('cpu-says').textContent = other ? `${cell.name}: ${cell.says} ${other.name}: ${other.says} Width: the CPU of both.` : cell.says;
  }

  /* Frames by the samples in which they are on a stack, of one cell. */
  const table = charts.table('cpu-table', [['frame', row => row.name], ['\u00b5s per request, with what it calls', row => digits(row.micros)]],
    all => (all ? cells : [chosen('cpu-cell')]).flatMap(cell => {
      const sums = new Map();
      const path = [];
      for (let i = 0; i < cell.nodes.length; i += 4) {
        const [frame, depth, samples] = cell.nodes.slice(i, i + 3);
        path.length = depth;
        if (!path.includes(frame)) sums.set(frame, (sums.get(frame) || 0) + samples);
        path.push(frame);
      }
      return [...sums].sort((a, b) => b[1] - a[1]).slice(0, 100)
        .map(([frame, samples]) => ({name: frames[frame], micros: samples * cell.perSample, id: cell.id, at: cell.at}));
    }));

  function show() {
    root = zoomed = at = tree();
    legend();
    bars();
    parts();
    draw();
    table();
  }
  by('cpu-cell').addEventListener('change', () => { partners(); show(); });
  by('cpu-other').addEventListener('change', show);
  by('cpu-search').addEventListener('input', draw);
  by('cpu-all').addEventListener('click', () => zoom(root));
  new ResizeObserver(() => { if (box.dataset.wide !== String(box.clientWidth)) { box.dataset.wide = box.clientWidth; draw(); } }).observe(box);
  show();
})();
