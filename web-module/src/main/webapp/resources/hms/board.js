/* The board of the day: minutes that count, figures that follow, and rows that are brought up to date one by one. What can
   be done to a row stands in today.js. */
(() => {
  'use strict';
  const { hms } = window;
  const { text, clock } = hms;
  const board = document.getElementById('board');
  const menu = document.getElementById('row-menu');
  const announce = document.getElementById('announce');
  const attention = document.getElementById('attention');
  const counts = document.getElementById('counts');
  const nothing = document.getElementById('nothing');
  const find = document.getElementById('find');
  const hold = document.getElementById('hold');
  const MOST_ROWS = 50;
  const MINUTE = 60_000;
  const NEAR = 30 * MINUTE;
  const MILLIS_BETWEEN_SENTENCES = 5_000;

  const rows = () => [...board.querySelectorAll('.row')];
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
    const shown = rows().filter((row) => !row.hidden);
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
    const summary = document.createElement('b');
    summary.textContent = text('attention', waiting.length);
    attention.replaceChildren(summary, ...waiting.slice(0, 12).map(({ row, why }) => {
      const link = document.createElement('a');
      link.href = `#${row.id}`;
      link.dataset.row = row.dataset.id;
      link.textContent = `${row.dataset.name} ${row.dataset.time} ${why}`;
      return link;
    }));
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
  document.getElementById('filters').addEventListener('change', (event) => {
    if (event.target !== find) { event.currentTarget.submit(); }
  });
  document.getElementById('filters').addEventListener('submit', (event) => event.preventDefault());

  // Bringing rows up to date: one question at a time, so that no older answer comes last.

  const changed = new Set();
  let catchUp = false;
  let asking = false;
  let held = false;
  const own = new Set();

  function isHeld(id) {
    if (own.has(id)) { return false; }
    return held || document.querySelector('dialog[open]')?.dataset.row === id
      || (!menu.hidden && menu.dataset.row === id);
  }

  async function ask(query) {
    const address = new URL('/today-rows', location.origin);
    address.search = location.search;
    query.forEach((id) => address.searchParams.append('id', id));
    return hms.ask(address);
  }

  async function bringUpToDate() {
    if (asking) { return; }
    asking = true;
    try {
      if (catchUp) {
        catchUp = false;
        await compare();
      }
      const ready = [...changed].filter((id) => !isHeld(id)).slice(0, MOST_ROWS);
      if (ready.length > 0) {
        ready.forEach((id) => changed.delete(id));
        const page = await ask(ready);
        if (!page) { throw new Error('no answer'); }
        ready.forEach((id) => own.delete(id));
        repaint(ready, page);
      }
    } catch (unanswered) {
      catchUp = true;
      hms.missed();
      return;
    } finally {
      asking = false;
      showHeld();
    }
    if ([...changed].some((id) => !isHeld(id))) { bringUpToDate(); }
  }

  /** Something was missed: every row is compared with what it looks like now. */
  async function compare() {
    const page = await ask([]);
    if (!page) { throw new Error('no answer'); }
    const stamps = new Map([...page.querySelectorAll('#stamps [data-id]')].map((each) => [each.dataset.id, each.dataset.stamp]));
    stamps.forEach((stamp, id) => {
      if (rowOf(id)?.dataset.stamp !== stamp) { changed.add(id); }
    });
    rows().filter((row) => !stamps.has(row.dataset.id)).forEach((row) => changed.add(row.dataset.id));
  }

  function repaint(ids, page) {
    const news = [];
    ids.forEach((id) => {
      const fresh = page.getElementById(`r-${id}`);
      const old = rowOf(id);
      if (!fresh) {
        old?.remove();
        return;
      }
      const row = document.importNode(fresh, true);
      paint(row, clock.now());
      if (old?.dataset.stamp === row.dataset.stamp) { return; }
      news.push({ row, isNew: !old, hadAlerts: old?.querySelectorAll('[data-alert]').length ?? 0 });
      if (old) {
        replace(old, row);
      } else {
        insert(row);
      }
    });
    filter();
    tell(news);
  }

  /** Whoever stands in the row, or on one of its buttons, still does afterwards. */
  function replace(old, row) {
    const focused = document.activeElement;
    const inside = focused === old ? row
      : !old.contains(focused) ? null
        : focused.dataset.menu === undefined ? row.querySelector('[data-act]') ?? row : row.querySelector('[data-menu]') ?? row;
    row.tabIndex = old.tabIndex;
    row.classList.toggle('row-fresh', true);
    old.replaceWith(row);
    inside?.focus({ preventScroll: true });
  }

  /** Time decides where a row stands, never its status. */
  function insert(row) {
    const key = board.dataset.by === 'time' ? row.dataset.hour : row.dataset.doctor;
    const group = board.querySelector(`[data-group="${key}"]`);
    if (!group) {
      location.reload();
      return;
    }
    const list = group.querySelector('.rows');
    const after = [...list.children].find((other) => number(other, 'starts') > number(row, 'starts'));
    list.insertBefore(row, after ?? null);
  }

  // What is said aloud: one sentence in five seconds at most, however much happens.

  let unsaid = { changes: 0, alerts: [] };
  let saidAt = 0;
  let saying = null;

  function tell(news) {
    unsaid.changes += news.length;
    news.forEach(({ row, hadAlerts }) => {
      const alerts = row.querySelectorAll('[data-alert]');
      if (alerts.length > hadAlerts) {
        unsaid.alerts.push(`${alerts[alerts.length - 1].textContent.trim()}, ${row.dataset.name}`);
      }
    });
    if (unsaid.changes > 0 && !saying) {
      saying = setTimeout(say, Math.max(0, saidAt + MILLIS_BETWEEN_SENTENCES - performance.now()));
    }
  }

  function say() {
    saying = null;
    saidAt = performance.now();
    const alert = unsaid.alerts.length > 0 ? ` ${text('newAlert', unsaid.alerts[unsaid.alerts.length - 1])}` : '';
    announce.textContent = text('changes', unsaid.changes) + alert;
    unsaid = { changes: 0, alerts: [] };
  }

  hms.onChange((change) => {
    if (change.kind === 'APPOINTMENT' || change.kind === 'ALERT') {
      const row = rowOf(change.id);
      // Of the same version it may be news nevertheless: deadlines move without one.
      if (change.kind === 'APPOINTMENT' && row && number(row, 'version') > change.version) { return; }
      changed.add(change.id);
    } else if (change.kind !== 'NOTIFICATION') {
      catchUp = true;
    }
    bringUpToDate();
  });

  // Holding still

  function showHeld() {
    const waiting = changed.size;
    set(hold.querySelector('[data-word]'), held ? text('held', waiting) : text('hold'));
  }
  hold.addEventListener('click', () => {
    held = !held;
    hold.setAttribute('aria-pressed', String(held));
    showHeld();
    bringUpToDate();
  });
  document.getElementById('print').addEventListener('click', () => window.print());

  // Standing in a row

  function stand(row) {
    rows().forEach((other) => { other.tabIndex = -1; });
    row.tabIndex = 0;
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

  /** What somebody has done to it himself is seen at once. */
  function showAtOnce(id) {
    own.add(id);
    changed.add(id);
    bringUpToDate();
  }
  hms.board = { rows, rowOf, number, stand, bringUpToDate, showAtOnce };

  // The address keeps the filter; the navigation leads back to it.
  sessionStorage.setItem('hms.today', location.search);

  const first = rows()[0];
  if (first) { first.tabIndex = 0; }
  hms.onTick(tick);
  tick(clock.now());
  sum();
})();
