package io.huizhen.bench;

import io.huizhen.journeys.Person;
import io.huizhen.journeys.Visit;
import java.util.List;

/** The application's rooms: a consult each. The doctors are in them when this is made. */
final class OurCrowdRooms implements CrowdRooms {

    private final List<Visit> visits;

    OurCrowdRooms(List<Visit> visits) {
        this.visits = visits;
        shut();
    }

    @Override
    public void open() {
        visits.forEach(Visit::doctorComesBack);
    }

    @Override
    public List<Person> atTheDoors() {
        visits.forEach(Visit::door);
        return visits.stream().map(Visit::patient).toList();
    }

    @Override
    public String enter() {
        return visits.getFirst().patient().say("consult.seat.enter");
    }

    @Override
    public void leave(int room) {
        visits.get(room).leave();
    }

    @Override
    public void shut() {
        visits.forEach(Visit::doctorGoes);
    }
}
