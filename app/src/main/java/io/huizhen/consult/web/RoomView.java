package io.huizhen.consult.web;

import io.huizhen.access.Action;
import io.huizhen.access.CurrentViewer;
import io.huizhen.access.Guard;
import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import io.huizhen.cases.Case;
import io.huizhen.cases.CaseBook;
import io.huizhen.cases.CasePanel;
import io.huizhen.consult.Consult;
import io.huizhen.consult.ConsultNote;
import io.huizhen.consult.ConsultNotes;
import io.huizhen.consult.ConsultNotes.Saved;
import io.huizhen.consult.ConsultSettings;
import io.huizhen.consult.Consults;
import io.huizhen.consult.IdentityLock;
import io.huizhen.consult.IdentityNotConfirmedException;
import io.huizhen.consult.Seat;
import io.huizhen.directory.Directory;
import io.huizhen.directory.Patients;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the room's page shows, read behind the guard. */
@Component
@Transactional
class RoomView {

    /** One place at the table. {@code role} is a key under {@code ui.role.}; title and hospital are null for the patient. */
    record Place(String seat, String name, String role, String title, String hospital, boolean mine) {}

    /** The notes as the page opens with them. {@code version} 0 when nothing is written. */
    record Notes(ConsultNote note, int version, Instant at, boolean mayWrite) {}

    /**
     * @param notes null for those who may not see them
     * @param panels the case beside the room; empty for the patient
     * @param capture what the camera is asked for, before the line is open
     */
    record Page(
            String caseId,
            String number,
            Instant startsAt,
            List<Place> places,
            Notes notes,
            boolean leads,
            List<CasePanel.Part> panels,
            PhoneView.Panel phone,
            String helpPhone,
            String hospital,
            boolean seatOnly,
            ConsultSettings.Capture capture) {

        /** For the patient of a telephone consult there is no room: only the call, and what she reads out in it. */
        boolean isPhoneOnly() {
            return phone.byPhone() && notes == null;
        }
    }

    private final Guard guard;
    private final CurrentViewer current;
    private final Consults consults;
    private final ConsultNotes notes;
    private final IdentityLock lock;
    private final PhoneView phone;
    private final CaseBook cases;
    private final Directory directory;
    private final Patients patients;
    private final List<CasePanel> panels;
    private final ConsultSettings settings;

    RoomView(
            Guard guard,
            CurrentViewer current,
            Consults consults,
            ConsultNotes notes,
            IdentityLock lock,
            PhoneView phone,
            CaseBook cases,
            Directory directory,
            Patients patients,
            List<CasePanel> panels,
            ConsultSettings settings) {
        this.guard = guard;
        this.current = current;
        this.consults = consults;
        this.notes = notes;
        this.lock = lock;
        this.phone = phone;
        this.cases = cases;
        this.directory = directory;
        this.patients = patients;
        this.panels = panels;
        this.settings = settings;
    }

    /** The room for the current viewer; empty when the case has no open consult, or no seat in it for this person. */
    Optional<Page> room(String caseId, Locale locale) {
        Viewer viewer = guard.enter(caseId, Action.ATTEND);
        Optional<Consult> open =
                consults.latest(caseId).filter(consult -> consult.state().isOpen());
        return open.flatMap(consult ->
                consults.seatOf(consult, viewer).map(seat -> page(cases.get(caseId), consult, seat, viewer, locale)));
    }

    /** The case of the seat that this device holds. */
    Optional<String> caseOfSeat() {
        return current.find().map(Viewer::seatId).flatMap(consults::caseOfSeat);
    }

    Saved save(String caseId, ConsultNote note, int seen) {
        Viewer viewer = guard.enter(caseId, Action.WRITE_NOTES);
        Consult consult = consults.requireOpen(caseId);
        if (lock.isLocked(consult.id()) && advises(consult, note)) {
            throw new IdentityNotConfirmedException(caseId);
        }
        return notes.save(consult, note, seen, viewer);
    }

    /** Findings may be written while it is not known who speaks; opinion and advice may not. */
    private boolean advises(Consult consult, ConsultNote note) {
        ConsultNote before = notes.latest(consult).map(Saved::note).orElse(ConsultNote.EMPTY);
        return !note.opinion().equals(before.opinion()) || !note.advice().equals(before.advice());
    }

    Notes notes(String caseId) {
        Viewer viewer = guard.enter(caseId, Action.READ_NOTES);
        return consults.latest(caseId)
                .map(consult -> notes(consult, viewer.has(Role.DOCTOR)))
                .orElse(new Notes(ConsultNote.EMPTY, 0, null, false));
    }

    private Page page(Case record, Consult consult, Seat own, Viewer viewer, Locale locale) {
        boolean staff = own.role() != Role.PATIENT;
        boolean doctor = own.role() == Role.DOCTOR;
        var invited = directory.hospital(record.invitedHospital());
        return new Page(
                record.id(),
                record.number(),
                consult.startsAt(),
                consults.seatsOf(consult.id()).stream()
                        .map(seat -> place(seat, own, locale))
                        .toList(),
                staff ? notes(consult, doctor) : null,
                doctor,
                staff ? beside(record.id(), viewer) : List.of(),
                phone.of(record.id(), viewer).orElseThrow(),
                invited.phone(),
                invited.name().in(locale),
                viewer.seatId() != null,
                settings.capture());
    }

    private List<CasePanel.Part> beside(String caseId, Viewer viewer) {
        return panels.stream()
                .filter(panel -> !(panel instanceof ConsultPanel)
                        && !(panel instanceof PhonePanel)
                        && !(panel instanceof QualityPanel))
                .sorted(java.util.Comparator.comparingInt(CasePanel::order))
                .flatMap(panel -> panel.of(caseId, viewer).stream())
                .toList();
    }

    private Notes notes(Consult consult, boolean mayWrite) {
        return notes.latest(consult)
                .map(saved -> new Notes(saved.note(), saved.version(), saved.at(), mayWrite))
                .orElse(new Notes(ConsultNote.EMPTY, 0, null, mayWrite));
    }

    private Place place(Seat seat, Seat own, Locale locale) {
        boolean mine = seat.id().equals(own.id());
        if (seat.role() == Role.PATIENT) {
            String name = patients.facts(seat.personId()).fullName();
            return new Place(seat.id(), name, seat.role().key(), null, null, mine);
        }
        return directory
                .practitioner(seat.personId())
                .map(person -> new Place(
                        seat.id(),
                        person.names().in(locale),
                        seat.role().key(),
                        person.title().in(locale),
                        directory.hospital(person.hospitalId()).name().in(locale),
                        mine))
                .orElseGet(() ->
                        new Place(seat.id(), seat.role().key(), seat.role().key(), null, null, mine));
    }
}
