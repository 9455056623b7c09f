package io.huizhen.notification;

import io.huizhen.cases.Case;
import io.huizhen.cases.CaseBook;
import io.huizhen.cases.CaseMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells people of the moves that they would otherwise learn too late: a decline, a missed consult, an end without a
 * report. In the transaction of the move, so that nobody is told of what did not happen.
 */
@Component
class TellOfMoves {

    private final Notices notices;
    private final CaseBook cases;

    TellOfMoves(Notices notices, CaseBook cases) {
        this.notices = notices;
        this.cases = cases;
    }

    @EventListener
    void on(CaseMoved move) {
        switch (move.state()) {
            case ROUTING -> {
                if (move.reason().startsWith("declined-")) {
                    tellClinician(move, NoticeKind.DECLINED);
                }
            }
            case BOOKING -> {
                if (move.reason().equals("no-show")) {
                    tellAll(move, NoticeKind.CONSULT_MISSED);
                }
            }
            case HANDED_OVER -> tellAll(move, NoticeKind.HANDED_OVER);
            case CANCELLED -> tellAll(move, NoticeKind.CANCELLED);
            case REJECTED -> tellClinician(move, NoticeKind.REFERRAL_REJECTED);
            // Invitations and reports tell of themselves.
            default -> {}
        }
    }

    private void tellClinician(CaseMoved move, NoticeKind kind) {
        notices.toPerson(move.caseId(), kind, cases.get(move.caseId()).clinicianId());
    }

    private void tellAll(CaseMoved move, NoticeKind kind) {
        Case record = cases.get(move.caseId());
        notices.toPatient(record.id(), kind);
        notices.toPerson(record.id(), kind, record.clinicianId());
        if (record.doctorId() != null) {
            notices.toPerson(record.id(), kind, record.doctorId());
        }
    }
}
