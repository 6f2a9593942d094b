package app.visant.bootstrap.module;

import app.visant.application.identity.LocalIdentityProvider;
import app.visant.application.identity.NoProviderSessions;
import app.visant.application.identity.port.IdentityProvider;
import app.visant.application.identity.port.ProviderSessionRepository;
import app.visant.application.identity.port.ProviderSessions;
import app.visant.application.identity.port.SubjectRepository;
import app.visant.bootstrap.config.ServerConfig;
import app.visant.http.auth.supabase.SupabaseProject;
import app.visant.persistence.identity.PostgresProviderSessionRepository;
import app.visant.persistence.identity.PostgresSubjectRepository;
import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/** Who keeps the passwords. */
@Module
interface IdentityModule {
    String RECOVERY_PAGE = "/ui/reset-password";

    @Provides
    @Singleton
    static Optional<SupabaseProject> project(ServerConfig config, InstantSource clock) {
        var page = config.web().publicUrl().resolve(RECOVERY_PAGE);
        return config.supabase()
                .map(supabase -> new SupabaseProject(
                        new SupabaseProject.Access(supabase.auth(), supabase.key(), supabase.jwtSecret()),
                        supabase.issuer(),
                        page,
                        clock));
    }

    @Provides
    static IdentityProvider provider(Optional<SupabaseProject> project, Provider<LocalIdentityProvider> local) {
        return project.<IdentityProvider>map(SupabaseProject::identities).orElseGet(local::get);
    }

    @Provides
    static ProviderSessions sessions(Optional<SupabaseProject> project, Provider<NoProviderSessions> none) {
        return project.<ProviderSessions>map(SupabaseProject::sessions).orElseGet(none::get);
    }

    @Binds
    SubjectRepository subjects(PostgresSubjectRepository repository);

    @Binds
    ProviderSessionRepository providerSessions(PostgresProviderSessionRepository repository);
}
