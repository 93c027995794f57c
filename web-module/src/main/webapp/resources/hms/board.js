/* The board of the day as it is shown: minutes that count, figures that follow, who needs attention, and finding. How it is
   kept up to date stands in board-live.js, what can be done to a row in today.js; both find the rows in hms.board. */
(() => {
  'use strict';
  const { hms } = window;
  const { text, clock } = hms;
  const board = document.getElementById('board');
  const attention = document.getElementById('attention');
  const counts = document.getElementById('counts');
  const nothing = document.getElementById('nothing');
  const find = document.getElementById('find');
  const MINUTE = 60_000;
  const NEAR = 30 * MINUTE;

  const rows = () => [...board.querySelectorAll('.row')];
  const visible = () => rows().filter((row) => !row.hidden);
  const rowOf = (id) => document.getElementById(`r-${id}`);
  const number = (row, name) => Number(row.dataset[name] ?? 0);

  // Time

  /** "in 7 min", "in 45 s", "4 min over". */
  function distance(millis) {
    const seconds = Math.ceil(millis / 1000);
    if (seconds > 2 * 60 * 60) { return text('inHours', Math.round(seconds / 3600)); }
    if (seconds > 90) { return text('inMinutes', Math.ceil(seconds / 60)); }
    if (seconds > 0) { return text('inSeconds', seconds); }
    return seconds > -60 ? text('now') : text('over', Math.floor(-seconds / 60));
  }

  function set(element, words) {
    if (element && element.textContent !== words) { element.textContent = words; }
  }

  function show(element, shown) {
    if (element && element.hidden === shown) { element.hidden = !shown; }
  }

  function paint(row, now) {
    const expected = row.dataset.expected === 'true';
    const due = number(row, 'due');
    const isDue = expected && now >= number(row, 'noShowDue');
    const isLate = expected && now >= number(row, 'starts');
    set(row.querySelector('[data-minutes]'), due && !isDue ? distance(due - now) : '');
    set(row.querySelector('[data-what]'), due && !isDue ? text(`due.${row.dataset.dueKind}`) : '');
    row.classList.toggle('row-over', due !== 0 && now >= due);
    row.classList.toggle('row-late', isLate);
    row.classList.toggle('row-near', !expected || now >= number(row, 'starts') - NEAR);
    const since = number(row, 'since');
    set(row.querySelector('[data-stage]'), since ? text('stage', Math.max(0, Math.floor((now - since) / MINUTE))) : '');
    show(row.querySelector('.chip-LATE'), isLate);
    show(row.querySelector('.marking'), isDue);
    const primary = row.querySelector('[data-act]');
    if (primary?.dataset.act === 'CHECK_IN') { show(primary, !isDue); }
  }

  let painted = '';
  function tick(now) {
    rows().forEach((row) => paint(row, now));
    const late = board.querySelectorAll('.row-late').length;
    if (painted !== String(late)) {
      painted = String(late);
      sum();
    }
  }

  // Figures and what needs attention follow the rows that are shown.

  function sum() {
    const shown = visible();
    const of = {};
    shown.forEach((row) => { of[row.dataset.status] = (of[row.dataset.status] ?? 0) + 1; });
    counts.querySelectorAll('[data-count]').forEach((item) => {
      const count = of[item.dataset.count] ?? 0;
      item.hidden = count === 0;
      set(item.querySelector('b'), String(count));
    });
    board.querySelectorAll('.group').forEach((group) => {
      const inside = [...group.querySelectorAll('.row')].filter((row) => !row.hidden);
      group.hidden = inside.length === 0;
      const waiting = inside.filter((row) => row.dataset.status === 'CHECKED_IN').length;
      set(group.querySelector('[data-figures]'), text('figures', inside.length, waiting));
    });
    reach(shown);
    nothing.hidden = shown.length > 0;
    const isChosen = find.value.trim() !== '' || board.dataset.filtered === 'true';
    show(nothing.querySelector('[data-nothing="match"]'), isChosen);
    show(nothing.querySelector('[data-nothing="today"]'), !isChosen);
    attend(shown);
  }

  function attend(shown) {
    const waiting = shown.flatMap((row) => {
      const alert = row.querySelector('[data-alert]');
      const late = row.classList.contains('row-late') ? row.querySelector('.chip-LATE') : null;
      const why = alert ?? late;
      return why ? [{ row, why: why.textContent.trim() }] : [];
    });
    attention.hidden = waiting.length === 0;
    set(attention.querySelector('b'), text('attention', waiting.length));
    const some = waiting.slice(0, 12);
    const links = new Map([...attention.querySelectorAll('a')].map((link) => [link.dataset.row, link]));
    some.forEach(({ row }) => links.delete(row.dataset.id));
    const stood = [...links.values()].includes(document.activeElement);
    links.forEach((link) => link.remove());
    some.forEach(({ row, why }, place) => point(place + 1, row, why));
    if (stood) { (attention.querySelector('a') ?? find).focus(); }
  }

  /** Links that stay are the same nodes: whoever stands on one still does. */
  function point(place, row, why) {
    let link = attention.querySelector(`[data-row="${row.dataset.id}"]`);
    if (!link) {
      link = document.createElement('a');
      link.href = `#${row.id}`;
      link.dataset.row = row.dataset.id;
    }
    set(link, `${row.dataset.name} ${row.dataset.time} ${why}`);
    if (attention.children[place] !== link) { attention.insertBefore(link, attention.children[place] ?? null); }
  }

  // Finding

  function filter() {
    const wanted = find.value.trim().toLocaleLowerCase();
    rows().forEach((row) => { row.hidden = wanted !== '' && !row.dataset.find.toLocaleLowerCase().includes(wanted); });
    sum();
  }
  find.addEventListener('input', filter);
  document.getElementById('clear').addEventListener('click', (event) => {
    if (!find.value) { return; }
    event.preventDefault();
    find.value = '';
    find.focus();
    filter();
  });
  document.getElementById('print').addEventListener('click', () => window.print());

  // Standing in a row

  /** Tab leads into the rows at one of those that are shown: where somebody stood last, else the first. */
  function reach(shown, entry = shown.find((row) => row.tabIndex === 0) ?? shown[0]) {
    rows().forEach((row) => { row.tabIndex = row === entry ? 0 : -1; });
  }

  function stand(row) {
    reach(visible(), row);
    row.focus();
  }

  attention.addEventListener('click', (event) => {
    const row = event.target.dataset.row ? rowOf(event.target.dataset.row) : null;
    if (row) {
      stand(row);
      event.preventDefault();
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.altKey && event.shiftKey && event.code === 'KeyF') {
      find.focus();
      event.preventDefault();
    }
  });

  hms.board = { rows, visible, rowOf, number, set, paint, tick, filter, stand };
  hms.onTick(tick);
  tick(clock.now());
  sum();
})();
