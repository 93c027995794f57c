/* Keeps the board up to date: rows that changed are drawn anew one by one, and the whole of it when another board is chosen
   or another day begins. */
(() => {
  'use strict';
  const { hms } = window;
  const { text, clock } = hms;
  const { rows, visible, rowOf, number, set, paint, tick, filter, stand } = hms.board;
  const board = document.getElementById('board');
  const menu = document.getElementById('row-menu');
  const announce = document.getElementById('announce');
  const filters = document.getElementById('filters');
  const find = document.getElementById('find');
  const hold = document.getElementById('hold');
  const MOST_ROWS = 50;
  const MILLIS_BETWEEN_SENTENCES = 5_000;

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
  hms.onTick((now) => {
    const isBusy = held || document.querySelector('dialog[open]') || !menu.hidden;
    if (now >= number(board, 'dayEnds') && !anew && !isBusy) {
      anew = { inPerson: false };
      bringUpToDate();
    }
  });

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

  /** What somebody has done to it himself is seen at once. */
  function showAtOnce(id) {
    own.add(id);
    changed.add(id);
    bringUpToDate();
  }
  Object.assign(hms.board, { bringUpToDate, showAtOnce });

  keepChoice();
})();
