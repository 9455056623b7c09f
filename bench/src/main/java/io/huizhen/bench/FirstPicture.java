package io.huizhen.bench;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import io.huizhen.journeys.Person;

/**
 * How long after a click the first picture of somebody else was on the page, by the page's own clock: from the time
 * stamp of the click, over a change of page too, to the first frame that a video which is not one's own presents.
 * Watches and touches nothing.
 */
final class FirstPicture {

    private static final String SAYS = "bench first frame ";

    private static final String WATCH = """
            (() => {
              const CLICK = 'bench-click';
              addEventListener('click', (event) => {
                sessionStorage.setItem(CLICK, performance.timeOrigin + event.timeStamp);
              }, true);
              const watch = (video) => {
                const seen = () => {
                  const clicked = sessionStorage.getItem(CLICK);
                  if (clicked !== null) {
                    sessionStorage.removeItem(CLICK);
                    const [page] = performance.getEntriesByType('navigation');
                    const after = (time) => performance.timeOrigin + time - clicked;
                    console.debug('%s' + after(performance.now()) + ' ' + after(page.domContentLoadedEventEnd));
                  }
                  video.requestVideoFrameCallback(seen);
                };
                video.requestVideoFrameCallback(seen);
              };
              addEventListener('DOMContentLoaded', () => {
                document.querySelectorAll('video:not([muted])').forEach(watch);
              });
            })();
            """.formatted(SAYS);

    private final Page page;

    /** In milliseconds after the click; the page is negative when it stood before. */
    record Times(double picture, double page) {}

    FirstPicture(Person person) {
        page = person.page();
        page.context().addInitScript(WATCH);
    }

    Times after(Runnable click) {
        page.bringToFront();
        ConsoleMessage told = page.waitForConsoleMessage(
                new Page.WaitForConsoleMessageOptions()
                        .setPredicate(message -> message.text().startsWith(SAYS)),
                click);
        String[] times = told.text().substring(SAYS.length()).split(" ");
        return new Times(Double.parseDouble(times[0]), Double.parseDouble(times[1]));
    }
}
