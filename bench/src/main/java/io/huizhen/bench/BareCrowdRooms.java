package io.huizhen.bench;

import io.huizhen.journeys.OneMoment;
import io.huizhen.journeys.Person;
import io.huizhen.launcher.StackInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** As many {@link BareRoom}s, spread over the media servers as ours are. */
final class BareCrowdRooms implements CrowdRooms, AutoCloseable {

    private final List<Person> near;
    private final List<Person> far;
    private final List<BareRoom> rooms = new ArrayList<>();

    /**
     * @param near who comes in
     * @param far who is there, as many
     */
    BareCrowdRooms(List<StackInfo.Janus> servers, List<Person> near, List<Person> far) throws IOException {
        this.near = near;
        this.far = far;
        for (int room = 0; room < near.size(); room++) {
            rooms.add(new BareRoom(servers.get(room % servers.size())));
            far.get(room).goTo(rooms.get(room).address("/?make"));
        }
    }

    @Override
    public void open() {
        far.forEach(person -> OneMoment.press(person, "Enter"));
        for (Person person : far) {
            var own = person.page().locator("#own");
            person.page().waitForCondition(() -> own.evaluate("v => v.videoWidth > 0") == Boolean.TRUE);
        }
    }

    @Override
    public List<Person> atTheDoors() {
        for (int room = 0; room < near.size(); room++) {
            near.get(room).goTo(rooms.get(room).address("/door"));
            near.get(room).page().waitForLoadState();
        }
        return near;
    }

    @Override
    public String enter() {
        return "Enter";
    }

    @Override
    public void leave(int room) {
        OneMoment.press(near.get(room), "Leave");
        var others = far.get(room).page().locator("#others");
        far.get(room).page().waitForCondition(() -> others.innerText().equals("0"));
    }

    @Override
    public void shut() {
        far.forEach(person -> OneMoment.press(person, "Leave"));
    }

    @Override
    public void close() {
        rooms.forEach(BareRoom::close);
    }
}
