package io.huizhen.referral;

import io.huizhen.platform.Repeating;
import java.time.Duration;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Trigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sweeps abandoned drafts once a day: what nobody sends is not kept longer than it may be needed. */
@DisallowConcurrentExecution
public class DraftSweep implements Job {

    private static final Logger LOG = LoggerFactory.getLogger(DraftSweep.class);

    private final Drafts drafts;

    DraftSweep(Drafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public void execute(JobExecutionContext context) {
        LOG.info("Deleted {} abandoned drafts", drafts.sweep());
    }

    @Configuration
    static class Schedule {

        @Bean
        JobDetail draftSweepJob() {
            return Repeating.job(DraftSweep.class, "draft-sweep");
        }

        @Bean
        Trigger draftSweepTrigger(JobDetail draftSweepJob) {
            return Repeating.every(Duration.ofDays(1), draftSweepJob);
        }
    }
}
