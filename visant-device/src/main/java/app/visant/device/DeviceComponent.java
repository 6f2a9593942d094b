package app.visant.device;

import app.visant.device.core.Acknowledgements;
import app.visant.device.core.Ageing;
import app.visant.device.core.Heartbeats;
import app.visant.device.core.Link;
import app.visant.device.core.Orders;
import app.visant.device.core.Photographer;
import app.visant.device.core.RecordIds;
import app.visant.device.core.Recovery;
import app.visant.device.core.Uploads;
import app.visant.device.port.Camera;
import app.visant.device.port.Cloud;
import app.visant.device.port.CommandJournal;
import app.visant.device.port.Credentials;
import app.visant.device.port.Spool;
import app.visant.device.port.Vitals;
import dagger.BindsInstance;
import dagger.Component;
import jakarta.inject.Singleton;

/** One runtime, wired. */
@Singleton
@Component(modules = RuntimeModule.class)
interface DeviceComponent {

    Recovery recovery();

    Link link();

    Orders orders();

    Uploads uploads();

    Acknowledgements acknowledgements();

    Heartbeats heartbeats();

    Ageing ageing();

    Photographer photographer();

    RecordIds recordIds();

    Cloud cloud();

    /** What a runtime is made from. */
    @Component.Builder
    interface Builder {

        @BindsInstance
        Builder credentials(Credentials credentials);

        @BindsInstance
        Builder camera(Camera camera);

        @BindsInstance
        Builder spool(Spool spool);

        @BindsInstance
        Builder journal(CommandJournal journal);

        @BindsInstance
        Builder vitals(Vitals vitals);

        @BindsInstance
        Builder keepFor(Ageing.KeepFor keepFor);

        DeviceComponent build();
    }
}
