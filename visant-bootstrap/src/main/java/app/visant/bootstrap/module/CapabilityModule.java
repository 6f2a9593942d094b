package app.visant.bootstrap.module;

import app.visant.application.activation.CodeRedemption;
import app.visant.application.capture.CaptureFollower;
import app.visant.application.command.CommandFollower;
import app.visant.application.command.CommandSettling;
import app.visant.application.command.CommandStreams;
import app.visant.application.command.port.CommandRepository.Taken;
import app.visant.application.device.ZoneFollower;
import app.visant.application.evaluation.FirstDescription;
import app.visant.application.identity.SuspensionStep;
import app.visant.application.key.KeysOfTheSuspended;
import app.visant.application.org.FoundingStep;
import app.visant.application.org.LimitBook;
import app.visant.application.org.PlanCodes;
import app.visant.application.org.RezoningStep;
import app.visant.application.people.InvitationsOfTheSuspended;
import app.visant.application.schedule.NextRuns;
import app.visant.application.schedule.RunSettling;
import app.visant.bootstrap.config.ServerConfig;
import app.visant.domain.shared.NodeId;
import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoSet;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** What one context adds to the work of another, and what all of them need. */
@Module
interface CapabilityModule {
    /** A new name at each start: what the process before left open is not this one's. */
    @Provides
    @Singleton
    static NodeId node() {
        return new NodeId(UUID.randomUUID());
    }

    @Provides
    @Singleton
    static Executor executor() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }

    @Provides
    static LimitBook.Installation installation(ServerConfig config) {
        return new LimitBook.Installation(config.limits());
    }

    @Provides
    static CommandStreams.Place place(NodeId node, InstantSource clock) {
        return new CommandStreams.Place(node, clock);
    }

    /** A still is an answer too. */
    @Provides
    @IntoSet
    static CaptureFollower orders(CommandSettling settling) {
        return (tx, capture) -> capture.label()
                .ifPresent(label -> settling.fulfilled(
                        tx,
                        capture.org(),
                        capture.device(),
                        new Taken(capture.recordId(), label, List.of(capture.capturedAt(), capture.receivedAt()))));
    }

    @Binds
    @IntoSet
    FoundingStep firstDescription(FirstDescription step);

    @Binds
    @IntoSet
    SuspensionStep keysOfTheSuspended(KeysOfTheSuspended step);

    @Binds
    @IntoSet
    SuspensionStep invitationsOfTheSuspended(InvitationsOfTheSuspended step);

    @Binds
    PlanCodes planCodes(CodeRedemption redemption);

    @Binds
    @IntoSet
    RezoningStep rezonedRuns(NextRuns step);

    @Binds
    @IntoSet
    ZoneFollower nextRuns(NextRuns follower);

    @Binds
    @IntoSet
    CommandFollower runSettling(RunSettling follower);
}
