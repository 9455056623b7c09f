package io.huizhen.bench;

import com.sun.management.OperatingSystemMXBean;
import io.huizhen.journeys.OneMoment;
import io.huizhen.journeys.Person;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** One side of the crowd: all come in at the same moment, then they leave and one comes in alone; or first the one. */
final class Crowd {

    /** Until what the far side's own coming in has caused is over. */
    private static final double SETTLING_MS = 3_000;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final CrowdRooms rooms;
    private final List<FirstPicture> clocks;
    private final List<Round> played = new ArrayList<>();

    /**
     * @param together until the first picture of each of all at once, in ms
     * @param alone the same of the one
     * @param apart between the first and the last click of all, in ms
     * @param unseen who, of all and the one, had no picture when the patience ended; their time is the patience
     * @param before share of the processors at work while the far side sends and nobody comes in, in percent
     * @param during the same from the moment of all until the last picture
     */
    record Round(Figures together, double alone, double apart, int unseen, double before, double during) {
        double ratio() {
            return together.median() / alone;
        }
    }

    /** @param clocks of the people before the doors, in the order of the rooms */
    Crowd(CrowdRooms rooms, List<FirstPicture> clocks) {
        this.rooms = rooms;
        this.clocks = clocks;
    }

    /** Those that count. */
    List<Round> rounds() {
        return played.subList(1, played.size());
    }

    /** Plays one more round; gives the ratio of all at once (the median of them) to the one. */
    double round() {
        int number = played.size();
        rooms.open();
        List<Integer> all = IntStream.range(0, clocks.size()).boxed().toList();
        List<Integer> one = List.of(number % clocks.size());
        boolean oneFirst = number % 2 == 1;
        Entry first = enter(oneFirst ? one : all);
        Entry second = enter(oneFirst ? all : one);
        Entry alone = oneFirst ? first : second;
        Entry together = oneFirst ? second : first;
        rooms.shut();
        Round round = new Round(
                Figures.of(together.times),
                alone.times[0],
                together.apart,
                together.unseen + alone.unseen,
                together.before,
                together.during);
        played.add(round);
        return round.ratio();
    }

    private record Entry(double[] times, double apart, int unseen, double before, double during) {}

    private Entry enter(List<Integer> who) {
        List<Person> doors = rooms.atTheDoors();
        List<Person> people = who.stream().map(doors::get).toList();
        people.getFirst().page().waitForTimeout(SETTLING_MS);
        busySince();
        double[] before = new double[1];
        List<FirstPicture.Times> seen = FirstPicture.after(
                () -> OneMoment.press(people, rooms.enter(), () -> before[0] = busySince()),
                who.stream().map(clocks::get).toList(),
                PATIENCE);
        double during = busySince();
        who.forEach(rooms::leave);
        double[] times = IntStream.range(0, who.size())
                .mapToDouble(i -> i < seen.size() ? seen.get(i).picture() : PATIENCE.toMillis())
                .toArray();
        var clicks = seen.stream().mapToDouble(FirstPicture.Times::clicked).summaryStatistics();
        double apart = seen.isEmpty() ? 0 : clicks.getMax() - clicks.getMin();
        return new Entry(times, apart, who.size() - seen.size(), before[0], during);
    }

    /** Share of the processors at work since it was last asked, in percent. */
    private double busySince() {
        return 100 * machine.getCpuLoad();
    }
}
