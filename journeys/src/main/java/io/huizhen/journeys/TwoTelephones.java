package io.huizhen.journeys;

import io.huizhen.launcher.Recording;
import io.huizhen.launcher.StackInfo;
import io.huizhen.launcher.Telephone;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The doctor's and the patient's telephone on the exchange, each with a tone for a voice. Both are picked up a moment
 * after they begin to ring.
 */
final class TwoTelephones implements AutoCloseable {

    private static final int DOCTORS_TONE = 440;
    private static final int PATIENTS_TONE = 660;
    private static final Duration TALK = Duration.ofSeconds(10);
    private static final double CLEARLY = 0.9;
    private static final double OWN_VOICE = 0.02;

    private final Telephone doctors;
    private final Telephone patients;

    TwoTelephones(StackInfo.Trunk exchange, String doctorsNumber, String patientsNumber) {
        doctors = Telephone.of(exchange, doctorsNumber, DOCTORS_TONE);
        try {
            patients = Telephone.of(exchange, patientsNumber, PATIENTS_TONE);
        } catch (RuntimeException e) {
            doctors.close();
            throw e;
        }
        doctors.answerAfter(Duration.ofSeconds(1));
        patients.answerAfter(Duration.ofSeconds(2));
    }

    /** Waits until the doctor's telephone rings. */
    void awaitDoctorsRing(Duration limit) {
        doctors.awaitRinging(limit);
    }

    /** Waits until both have been picked up. */
    void awaitBothTalking(Duration limit) {
        doctors.awaitTalking(limit);
        patients.awaitTalking(limit);
    }

    /** Each was called so often, in words; throws when one was not called, or more than once. */
    String eachRangOnce() {
        String rings = "doctor's " + doctors.rings() + ", patient's " + patients.rings();
        if (doctors.rings() != 1 || patients.rings() != 1) {
            throw new NotAsSeenException("Telephones rang: " + rings);
        }
        return rings;
    }

    String patientHearsDoctor(Duration limit) {
        return hears(patients, doctors, limit);
    }

    String doctorHearsPatient(Duration limit) {
        return hears(doctors, patients, limit);
    }

    /** How the other's tone is in what one heard; waits until it has lasted, throws when it does not come or is not clear. */
    private static String hears(Telephone listener, Telephone other, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            Recording heard = listener.heard();
            Recording.Tone tone = heard.tone(other.tone());
            double own = heard.traces(listener.tone());
            String words = String.format(
                    Locale.ROOT,
                    "%d Hz for %.1f s in %.1f %% of frames, its own %d Hz in %.1f %%",
                    other.tone(),
                    tone.span().toMillis() / 1000.0,
                    100 * tone.share(),
                    listener.tone(),
                    100 * own);
            boolean clear = tone.share() >= CLEARLY && own < OWN_VOICE;
            if (tone.span().compareTo(TALK) >= 0 && clear) {
                return words;
            }
            if (System.nanoTime() > end) {
                throw new NotAsSeenException("A telephone heard " + words);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** Waits until both have been put down. */
    void awaitQuiet(Duration limit) {
        doctors.awaitQuiet(limit);
        patients.awaitQuiet(limit);
    }

    @Override
    public void close() {
        doctors.close();
        patients.close();
    }
}
