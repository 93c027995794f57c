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
  const filters = document.getElementById('filters');
  const find = document.getElementById('find');
  const hold = document.getElementById('hold');
  const MOST_ROWS = 50;
  const MINUTE = 60_000;
  const NEAR = 30 * MINUTE;
  const MILLIS_BETWEEN_SENTENCES = 5_000;

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
    const isBusy = held || document.querySelector('dialog[open]') || !menu.hidden;
    if (now >= number(board, 'dayEnds') && !anew && !isBusy) {
      anew = { inPerson: false };
      bringUpToDate();
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

  // The address keeps what is chosen, and the navigation leads back to it. Nothing moves under whoever chooses: arrow keys
  // go through a select one by one.

  function keepChoice() {
    sessionStorage.setItem('hms.today', location.search);
    document.querySelector('#menu [data-page="TODAY"]').search = location.search;
  }
  filters.addEventListener('change', (event) => {
    if (event.target === find) { return; }
    history.replaceState(null, '', `?${new URLSearchParams(new FormData(filters))}`);
    keepChoice();
    anew = { inPerson: true };
    bringUpToDate();
  });
  filters.addEventListener('submit', (event) => event.preventDefault());

  // Bringing rows up to date: one question at a time, so that no older answer comes last.

  const changed = new Set();
  /** The whole board is to be drawn again, because another one was chosen or another day has begun. */
  let anew = null;
  let catchUp = false;
  let asking = false;
  let held = false;
  const own = new Set();

  function isHeld(id) {
    if (own.has(id)) { return false; }
    return held || document.querySelector('dialog[open]')?.dataset.row === id
      || (!menu.hidden && menu.dataset.row === id);
  }

  async function ask(path, ids, inPerson) {
    const address = new URL(path, location.origin);
    address.search = location.search;
    ids.forEach((id) => address.searchParams.append('id', id));
    const page = await hms.ask(address, inPerson);
    if (!page) { throw new Error('no answer'); }
    return page;
  }

  const ready = () => [...changed].filter((id) => !isHeld(id)).slice(0, MOST_ROWS);

  async function bringUpToDate() {
    if (asking) { return; }
    asking = true;
    try {
      while (anew || catchUp || ready().length > 0) {
        if (anew) {
          await drawAnew();
        } else if (catchUp) {
          await compare();
        } else {
          await fetchRows(ready());
        }
      }
    } catch (unanswered) {
      catchUp = true;
      hms.missed();
    } finally {
      asking = false;
      showHeld();
    }
  }

  async function drawAnew() {
    const wanted = anew;
    catchUp = false;
    changed.clear();
    own.clear();
    const page = await ask('/today', [], wanted.inPerson);
    if (anew === wanted) { anew = null; }
    const fresh = page.getElementById('board');
    const stood = document.activeElement?.closest('#board .row');
    set(document.getElementById('day'), page.getElementById('day').textContent);
    Object.assign(board.dataset, fresh.dataset);
    board.replaceChildren(...document.adoptNode(fresh).childNodes);
    tick(clock.now());
    filter();
    const entry = stood ? rowOf(stood.dataset.id) ?? visible()[0] : null;
    if (entry) { stand(entry); }
  }

  async function fetchRows(ids) {
    ids.forEach((id) => changed.delete(id));
    const page = await ask('/today-rows', ids);
    ids.forEach((id) => own.delete(id));
    repaint(ids, page);
  }

  /** Something was missed: every row is compared with what it looks like now. */
  async function compare() {
    catchUp = false;
    const page = await ask('/today-rows', []);
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
        if (old) { remove(old); }
        return;
      }
      const row = document.importNode(fresh, true);
      paint(row, clock.now());
      if (old?.dataset.stamp === row.dataset.stamp) { return; }
      news.push({ row, hadAlerts: old?.querySelectorAll('[data-alert]').length ?? 0 });
      const group = fresh.closest('.group');
      if (old) {
        replace(old, row, group);
      } else {
        insert(row, group);
      }
    });
    filter();
    tell(news);
  }

  /** Whoever stands in a row that leaves stands in the next one afterwards. */
  function remove(row) {
    const stood = row.contains(document.activeElement);
    const shown = visible();
    const next = shown[shown.indexOf(row) + 1] ?? shown[shown.indexOf(row) - 1];
    row.remove();
    if (!stood) { return; }
    if (next) { stand(next); } else { find.focus(); }
  }

  /** Whoever stands in the row, or on one of its buttons, still does afterwards. */
  function replace(old, row, group) {
    const focused = document.activeElement;
    const inside = focused === old ? row
      : !old.contains(focused) ? null
        : focused.dataset.menu === undefined ? row.querySelector('[data-act]:not([hidden])') ?? row : row.querySelector('[data-menu]') ?? row;
    row.tabIndex = old.tabIndex;
    row.classList.toggle('row-fresh', true);
    if (old.dataset.starts === row.dataset.starts && old.dataset.doctor === row.dataset.doctor) {
      old.replaceWith(row);
    } else {
      old.remove();
      insert(row, group);
    }
    inside?.focus({ preventScroll: true });
  }

  /** Time decides where a row stands, never its status. */
  function insert(row, group) {
    const list = groupLike(group).querySelector('.rows');
    const after = [...list.children].find((other) => number(other, 'starts') > number(row, 'starts'));
    list.insertBefore(row, after ?? null);
  }

  /** The board's own group of that kind; the first row of a doctor or of an hour brings it along. */
  function groupLike(fresh) {
    const groups = [...board.querySelectorAll('.group')];
    const own = groups.find((group) => group.dataset.group === fresh.dataset.group);
    if (own) { return own; }
    const group = document.importNode(fresh, true);
    group.querySelector('.rows').replaceChildren();
    board.insertBefore(group, groups.find((other) => other.dataset.heading > group.dataset.heading) ?? null);
    return group;
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

  /** What somebody has done to it himself is seen at once. */
  function showAtOnce(id) {
    own.add(id);
    changed.add(id);
    bringUpToDate();
  }
  hms.board = { visible, rowOf, number, stand, bringUpToDate, showAtOnce };

  keepChoice();
  hms.onTick(tick);
  tick(clock.now());
  sum();
})();
