// SPDX-License-Identifier: MIT
// The frame: who has signed in, what he may go to, the page that the address names.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { KeyHelp, useKeys, type KeyBinding } from '../shared/keys';
import { ThemeButton } from '../shared/theme';
import { AuditPage } from './audit';
import { CheckPage } from './check';
import { forget, get, remember, send, useToken, whenSignedOut, whoAmI } from './api';
import { DevelopersPage } from './developers';
import { HooksPage } from './hooks';
import { PeoplePage } from './people';
import { PermissionsPage } from './permissions';
import { PoliciesPage } from './policies';
import { QueuePage } from './queue';
import type { Right, Self } from './records';
import { addressOf, goTo, routeOf, useRoute, type Route } from './routing';
import { ShellContext, type Shell, type Undoable } from './shell';
import { NewPassword, SignIn } from './sign_in';
import { StatisticsPage } from './statistics';
import { SubmissionPage } from './submission';
import { minute } from './times';
import { TokensPage } from './tokens';
import { Busy, Nothing, Party, Wrong } from './ui';
import { UndoBar, useUndo } from './undo';

interface Place {
  page: string;
  title: string;
  right: Right;
  view: (route: Route) => preact.ComponentChild;
}

const places: readonly Place[] = [
  {
    page: 'queue',
    title: 'Queue',
    right: 'submit or see',
    view: (route) => <QueuePage query={route.query} />,
  },
  {
    page: 'check',
    title: 'Check a name',
    right: 'submit or see',
    view: (route) => <CheckPage query={route.query} />,
  },
  {
    page: 'policies',
    title: 'Policies',
    right: 'see',
    view: (route) => <PoliciesPage parts={route.parts} />,
  },
  { page: 'permissions', title: 'Permissions', right: 'see', view: () => <PermissionsPage /> },
  { page: 'statistics', title: 'Statistics', right: 'see', view: () => <StatisticsPage /> },
  {
    page: 'audit',
    title: 'Audit',
    right: 'audit',
    view: (route) => <AuditPage query={route.query} />,
  },
  { page: 'developers', title: 'Data', right: 'govern', view: () => <DevelopersPage /> },
  { page: 'people', title: 'People', right: 'administer', view: () => <PeoplePage /> },
  { page: 'tokens', title: 'Tokens', right: 'administer', view: () => <TokensPage /> },
  { page: 'webhooks', title: 'Webhooks', right: 'administer', view: () => <HooksPage /> },
];

function Content({ route, may }: { route: Route; may: (right: Right) => boolean }) {
  if (route.page === 'submissions' && route.parts[0]) {
    return <SubmissionPage key={route.parts[0]} id={route.parts[0]} aim={route.parts[1] ?? ''} />;
  }
  const place = places.find(({ page }) => page === (route.page || 'queue'));
  if (place && may(place.right)) return <>{place.view(route)}</>;
  return (
    <Nothing whole title={place ? 'This page is not for your role' : 'There is no such page'}>
      <p>
        <a href={addressOf('queue')}>To the queue</a>
      </p>
    </Nothing>
  );
}

function Frame({
  self,
  onLeave,
  onPassword,
}: {
  self: Self;
  onLeave: () => void;
  onPassword: () => void;
}) {
  const route = useRoute();
  const dialog = useRef<HTMLDialogElement>(null);
  const main = useRef<HTMLElement>(null);
  const pageKeys = useRef<readonly KeyBinding[]>([]);
  const [shownKeys, setShownKeys] = useState<readonly KeyBinding[]>([]);
  const [said, setSaid] = useState('');
  const [offer, setOffer] = useState<Undoable>();
  const may = (right: Right) => self.rights.includes(right);
  const { undone, undo } = useUndo(offer, setOffer, setSaid);
  const shell: Shell = { self, may, say: setSaid, decided: setOffer, undo, undone, pageKeys };

  const frameKeys: KeyBinding[] = [
    {
      keys: ['?'],
      does: 'this list',
      run: () => {
        setShownKeys([...pageKeys.current, ...frameKeys]);
        dialog.current?.showModal();
      },
    },
    { keys: ['u'], does: 'take the last decision back', run: undo },
    { keys: ['Q'], does: 'to the queue', run: () => goTo(addressOf('queue')) },
  ];
  useKeys(frameKeys);

  useEffect(() => {
    if (said === '') return undefined;
    const timer = setTimeout(() => setSaid(''), 6000);
    return () => clearTimeout(timer);
  }, [said]);

  // A new page is read from its top, also by who listens to it. Before it is painted: whoever goes
  // on to a field at once, by a key, keeps the focus there.
  const place = `${route.page}/${route.parts[0] ?? ''}`;
  const first = useRef(true);
  useLayoutEffect(() => {
    if (!first.current) main.current?.focus({ preventScroll: true });
    document
      .querySelector('.frame [aria-current]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (!route.parts[1]) scrollTo(0, 0);
    first.current = false;
  }, [place]);

  const here = route.page === 'submissions' || route.page === '' ? 'queue' : route.page;
  const menu = useMemo(() => places.filter(({ right }) => self.rights.includes(right)), [self]);
  return (
    <ShellContext.Provider value={shell}>
      <a
        class="skip-link"
        href="#main"
        onClick={(event) => {
          event.preventDefault(); // the part behind the "#" is the page's address
          main.current?.focus();
        }}
      >
        To the content
      </a>
      <header class="frame">
        <a class="brand-mark" href={addressOf('queue')}>
          brandlint
        </a>
        <nav aria-label="Pages">
          {menu.map(({ page, title }) => (
            <a
              key={page}
              href={addressOf(page)}
              {...(here === page ? { 'aria-current': 'page' as const } : {})}
            >
              {page === 'queue' && !may('see') ? 'My submissions' : title}
            </a>
          ))}
        </nav>
        <details class="who">
          <summary>
            <Party name={self.name} /> <span class="soft">{self.role}</span>
          </summary>
          <div class="who-menu">
            <ThemeButton storageKey="brandlint-review-theme" />
            <button type="button" onClick={frameKeys[0]?.run}>
              Keys
            </button>
            {self.guard && (
              <button type="button" onClick={onPassword}>
                Change password
              </button>
            )}
            <button type="button" onClick={onLeave}>
              Sign out
            </button>
          </div>
        </details>
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        <Content route={route} may={may} />
      </main>
      <UndoBar offer={offer} undo={undo} onOver={() => setOffer(undefined)} />
      <p class={said === '' ? 'said' : 'said now'} role="status">
        {said}
      </p>
      <KeyHelp dialog={dialog} bindings={shownKeys} />
    </ShellContext.Provider>
  );
}

// The service ends a session that was idle; only asking who one is counts as a sign of life.
function useSignOfLife(on: boolean): void {
  useEffect(() => {
    if (!on) return undefined;
    let active = false;
    const moved = () => {
      active = true;
    };
    const events = ['keydown', 'pointerdown', 'wheel'] as const;
    for (const event of events) addEventListener(event, moved, { passive: true });
    const timer = setInterval(() => {
      if (active)
        void get<Self>('/v1/session')
          .then(remember)
          .catch(() => {});
      active = false;
    }, 4 * minute);
    return () => {
      clearInterval(timer);
      for (const event of events) removeEventListener(event, moved);
    };
  }, [on]);
}

// An applicant's link has his token behind "#/check/", where no server sees it. It does not stay in
// the address. False: the address is none.
function enterByLink(): boolean {
  const { page, parts } = routeOf(location.hash);
  if (page !== 'check' || !parts[0]) return false;
  useToken(parts[0]);
  goTo(addressOf('check'), { replace: true });
  return true;
}

export function App() {
  const [self, setSelf] = useState<Self>();
  const [known, setKnown] = useState(false); // whether it is known who has signed in
  const [ended, setEnded] = useState(false);
  const [password, setPassword] = useState(false);
  const [error, setError] = useState<Error>();
  const ask = async () => {
    setError(undefined);
    const byLink = enterByLink();
    try {
      const entered = await whoAmI();
      if (byLink && !entered) forget();
      setEnded(byLink && !entered);
      setSelf(entered);
      setKnown(true);
    } catch (problem) {
      setError(problem as Error);
    }
  };
  useEffect(() => {
    whenSignedOut(() => {
      forget();
      setSelf(undefined);
      setEnded(true);
    });
    void ask();
    const linked = () => {
      const { page, parts } = routeOf(location.hash);
      if (page === 'check' && parts[0]) void ask();
    };
    addEventListener('hashchange', linked);
    return () => removeEventListener('hashchange', linked);
  }, []);
  useSignOfLife(self !== undefined);
  if (error)
    return (
      <main class="entrance">
        <Wrong error={error} again={ask} />
      </main>
    );
  if (!known)
    return (
      <main class="entrance">
        <Busy />
      </main>
    );
  const leave = async () => {
    try {
      if (self?.guard) await send('DELETE', '/v1/session');
    } catch {
      // It had ended by itself.
    }
    forget();
    setEnded(false);
    setPassword(false);
    setSelf(undefined);
  };
  if (!self) {
    return (
      <SignIn
        ended={ended}
        onEntered={(entered) => {
          setEnded(false);
          setSelf(entered);
        }}
      />
    );
  }
  if (self.must_change_password || password) {
    return (
      <NewPassword
        first={self.must_change_password}
        name={self.name.replace(/^person:/, '')}
        onChanged={() => {
          setPassword(false);
          void ask();
        }}
        onLeave={() => (self.must_change_password ? void leave() : setPassword(false))}
      />
    );
  }
  return <Frame self={self} onLeave={() => void leave()} onPassword={() => setPassword(true)} />;
}
