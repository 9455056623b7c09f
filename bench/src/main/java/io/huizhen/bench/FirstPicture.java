package io.huizhen.bench;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import io.huizhen.journeys.Person;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

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
                  clicked,
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
    private Times told;

    /**
     * All in milliseconds after the click; negative what was there before.
     *
     * @param answer the page's last byte had come
     * @param page its scripts had been started
     * @param own the first frame of one's own camera; not a number when it came later than the picture
     * @param clicked when the click was, in milliseconds of the epoch
     */
    record Times(double picture, double answer, double page, double own, double clicked) {}

    FirstPicture(Person person) {
        page = person.page();
        page.context().addInitScript(WATCH);
        page.onConsoleMessage(this::hear);
    }

    private void hear(ConsoleMessage message) {
        if (message.text().startsWith(SAYS)) {
            double[] times = Arrays.stream(
                            message.text().substring(SAYS.length()).split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            told = new Times(times[0], times[1], times[2], times[3], times[4]);
        }
    }

    Times after(Runnable click) {
        page.bringToFront();
        told = null;
        click.run();
        page.waitForCondition(() -> told != null);
        return told;
    }

    /** One click in each of several pages; who has seen nobody when the patience ends is left out. */
    static List<Times> after(Runnable clicks, List<FirstPicture> all, Duration patience) {
        all.forEach(one -> one.told = null);
        clicks.run();
        try {
            all.getFirst()
                    .page
                    .waitForCondition(
                            () -> all.stream().allMatch(one -> one.told != null),
                            new Page.WaitForConditionOptions().setTimeout(patience.toMillis()));
        } catch (TimeoutError e) {
            // Told by their number.
        }
        return all.stream().map(one -> one.told).filter(Objects::nonNull).toList();
    }
}
