package io.huizhen.bench;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import io.huizhen.journeys.Person;
import java.util.Arrays;

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
              let own = NaN;
              addEventListener('click', (event) => {
                own = NaN;
                sessionStorage.setItem(CLICK, performance.timeOrigin + event.timeStamp);
              }, true);
              const each = (video, act) => {
                const seen = () => {
                  act(sessionStorage.getItem(CLICK));
                  video.requestVideoFrameCallback(seen);
                };
                video.requestVideoFrameCallback(seen);
              };
              const after = (clicked, time) => performance.timeOrigin + time - clicked;
              const mine = (clicked) => {
                if (clicked !== null && isNaN(own)) own = after(clicked, performance.now());
              };
              const others = (clicked) => {
                if (clicked === null) return;
                sessionStorage.removeItem(CLICK);
                const [page] = performance.getEntriesByType('navigation');
                console.debug('%s' + [
                  after(clicked, performance.now()),
                  after(clicked, page.responseEnd),
                  after(clicked, page.domContentLoadedEventEnd),
                  own,
                ].join(' '));
              };
              addEventListener('DOMContentLoaded', () => {
                for (const video of document.querySelectorAll('video')) {
                  each(video, video.hasAttribute('muted') ? mine : others);
                }
              });
            })();
            """.formatted(SAYS);

    private final Page page;

    /**
     * All in milliseconds after the click; negative what was there before.
     *
     * @param answer the page's last byte had come
     * @param page its scripts had been started
     * @param own the first frame of one's own camera; not a number when it came later than the picture
     */
    record Times(double picture, double answer, double page, double own) {}

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
        double[] times = Arrays.stream(told.text().substring(SAYS.length()).split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new Times(times[0], times[1], times[2], times[3]);
    }
}
