package io.huizhen.documents;

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

/** Sweeps orphaned files once a day. */
@DisallowConcurrentExecution
public class OrphanSweep implements Job {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanSweep.class);

    private final Orphans orphans;

    OrphanSweep(Orphans orphans) {
        this.orphans = orphans;
    }

    @Override
    public void execute(JobExecutionContext context) {
        LOG.info("Deleted {} files that no document names", orphans.sweep());
    }

    @Configuration
    static class Schedule {

        @Bean
        JobDetail orphanSweepJob() {
            return Repeating.job(OrphanSweep.class, "orphan-sweep");
        }

        @Bean
        Trigger orphanSweepTrigger(JobDetail orphanSweepJob) {
            return Repeating.every(Duration.ofDays(1), orphanSweepJob);
        }
    }
}
