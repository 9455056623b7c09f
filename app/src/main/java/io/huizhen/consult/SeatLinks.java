package io.huizhen.consult;

import io.huizhen.access.Role;
import io.huizhen.access.Seats;
import io.huizhen.access.Viewer;
import io.huizhen.notification.PatientLinks;
import io.huizhen.outbox.Outbox;
import io.huizhen.platform.Ids;
import io.huizhen.platform.Micros;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How a patient without an account comes to a seat: a link leads to it, the first device to tap binds it, another
 * device needs a code. A link alone opens nothing: whoever previews it sees a page and changes nothing.
 */
@Component
public class SeatLinks implements Seats, PatientLinks {

    /** What happened when someone tapped. */
    public sealed interface Arrival {

        /** This device holds the seat; {@code deviceSecret} is its new cookie, or null when it has it already. */
        record Seated(String caseId, String deviceSecret) implements Arrival {
            @Override
            public String toString() {
                return "Seated[" + caseId + "]";
            }
        }

        /** Another device holds the seat: a code is needed to move it. */
        record Elsewhere() implements Arrival {}

        /** No such link, or it is dead. The two are not told apart. */
        record Dead() implements Arrival {}
    }

    private final SeatRows seats;
    private final ConsultRows consults;
    private final SeatCodes codes;
    private final ConsultSettings settings;
    private final Outbox outbox;
    private final JdbcClient jdbc;
    private final Clock clock;

    SeatLinks(
            SeatRows seats,
            ConsultRows consults,
            SeatCodes codes,
            ConsultSettings settings,
            Outbox outbox,
            JdbcClient jdbc,
            Clock clock) {
        this.seats = seats;
        this.consults = consults;
        this.codes = codes;
        this.settings = settings;
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A new link to the patient's seat in the case's latest consult: its secret, which exists nowhere else. Call it
     * only inside the outbox handler that sends it. Earlier links lead to the same seat and stay good.
     */
    @Transactional
    Optional<String> newSecret(String caseId) {
        return consults.latest(caseId)
                .flatMap(consult -> seats.findByConsultId(consult.id()).stream()
                        .filter(seat -> seat.role() == Role.PATIENT && isGood(seat))
                        .findFirst())
                .map(seat -> {
                    String secret = SeatSecrets.next();
                    jdbc.sql("INSERT INTO consult_link (secret_hash, seat_id, created_at) VALUES (?, ?, ?)")
                            .params(SeatSecrets.hash(secret), seat.id(), Micros.of(clock.instant()))
                            .update();
                    return secret;
                });
    }

    @Override
    @Transactional
    public Optional<String> toCase(String caseId) {
        return newSecret(caseId).map(SeatLinks::path);
    }

    static String path(String secret) {
        return "/s/" + secret;
    }

    /** The case behind a link that is good, for the page; changes nothing. */
    @Transactional(readOnly = true)
    public Optional<Seat> behind(String secret) {
        return SeatSecrets.hasShape(secret)
                ? seats.byLink(SeatSecrets.hash(secret)).filter(this::isGood)
                : Optional.empty();
    }

    /** A tap on the page: binds the first device, lets the same one in again. */
    @Transactional
    public Arrival arrive(String secret, String deviceSecret) {
        Optional<Seat> found = behind(secret);
        if (found.isEmpty()) {
            return new Arrival.Dead();
        }
        Seat seat = found.get();
        if (SeatSecrets.hasShape(deviceSecret) && seat.isBoundTo(SeatSecrets.hash(deviceSecret))) {
            return new Arrival.Seated(seat.caseId(), null);
        }
        return seat.isBound() ? new Arrival.Elsewhere() : bind(seat);
    }

    /** Wants the code for another device; true when one is on its way. */
    @Transactional
    public boolean askForCode(String secret) {
        Optional<Seat> seat = behind(secret).filter(Seat::isBound).filter(bound -> codes.ask(bound.id()));
        seat.ifPresent(bound ->
                outbox.put(SendCodeHandler.KIND, bound.id(), new SendCodeHandler.Entry(bound.caseId(), bound.id())));
        return seat.isPresent();
    }

    /** Moves the seat to this device by its code; the device that had it is out from then on. */
    @Transactional
    public Arrival move(String secret, String code) {
        Optional<Seat> found = behind(secret);
        if (found.isEmpty()) {
            return new Arrival.Dead();
        }
        return codes.redeem(found.get().id(), code) ? bind(found.get()) : new Arrival.Elsewhere();
    }

    private Arrival bind(Seat seat) {
        String device = SeatSecrets.next();
        Instant now = clock.instant();
        seats.save(seat.boundTo(SeatSecrets.hash(device), now));
        return new Arrival.Seated(seat.caseId(), device);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Viewer> byDevice(String deviceSecret) {
        return SeatSecrets.hasShape(deviceSecret)
                ? seats.findByDeviceHash(SeatSecrets.hash(deviceSecret))
                        .filter(this::isGood)
                        .map(seat -> Viewer.seat(seat.personId(), seat.id()))
                : Optional.empty();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isLive(String seatId, String caseId) {
        return Ids.isId(seatId)
                && seats.findById(seatId)
                        .filter(seat -> seat.caseId().equals(caseId))
                        .filter(this::isGood)
                        .isPresent();
    }

    /** The seat a viewer came by. */
    @Transactional(readOnly = true)
    public Optional<Seat> of(Viewer viewer) {
        return Optional.ofNullable(viewer.seatId()).flatMap(seats::findById);
    }

    /** Good while the consult admits people, and after its end until the patient has had time to read. */
    private boolean isGood(Seat seat) {
        Instant now = clock.instant();
        return !seat.isCancelled()
                && consults.findById(seat.consultId())
                        .filter(consult -> consult.admits(now)
                                || (consult.state().leavesSomethingToRead()
                                        && now.isBefore(consult.endedAt().plus(settings.seatAfter()))))
                        .isPresent();
    }
}
