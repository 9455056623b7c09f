package io.huizhen.platform;

import java.time.Duration;
import java.util.List;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Trigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs every room's {@link Sweep}; one that fails does not keep the others from it, and is tried again tomorrow. */
@DisallowConcurrentExecution
public class DailySweep implements Job {

    private static final Logger LOG = LoggerFactory.getLogger(DailySweep.class);

    private final List<Sweep> sweeps;

    DailySweep(List<Sweep> sweeps) {
        this.sweeps = sweeps;
    }

    @Override
    public void execute(JobExecutionContext context) {
        for (Sweep sweep : sweeps) {
            try {
                LOG.info("Swept {}: {}", sweep.of(), sweep.sweep());
            } catch (RuntimeException e) {
                LOG.error("Not swept: {}", sweep.of(), e);
            }
        }
    }

    @Configuration
    static class Schedule {

        @Bean
        JobDetail dailySweepJob() {
            return Repeating.job(DailySweep.class, "daily-sweep");
        }

        @Bean
        Trigger dailySweepTrigger(JobDetail dailySweepJob) {
            return Repeating.every(Duration.ofDays(1), dailySweepJob);
        }
    }
}
