// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.httptoll.client.AsyncClient;
import io.github.httptoll.client.BlockingClient;
import io.github.httptoll.client.ClientDescription;
import io.github.httptoll.client.ClientProvider;
import io.github.httptoll.client.ClientSettings;
import io.github.httptoll.client.Form;
import io.github.httptoll.client.OwnSettings;
import io.github.httptoll.client.Protocol;
import io.github.httptoll.client.RequestForm;
import io.github.httptoll.client.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The HTTP clients. What each one is says its [ClientProvider], next to its adapter.
///
/// What is asked of a form is asked of the blocking call or of the asynchronous one, and throws an [IllegalArgumentException] where the
/// library has none.
public final class Client {
    public static final Client NO_TRANSPORT = named("NO_TRANSPORT");
    public static final Client RAW_SOCKET = named("RAW_SOCKET");
    public static final Client RAW_NIO = named("RAW_NIO");
    public static final Client RAW_NIO_HAND_OFF = named("RAW_NIO_HAND_OFF");
    public static final Client JDK = named("JDK");
    public static final Client APACHE_CLASSIC = named("APACHE_CLASSIC");
    public static final Client APACHE_ASYNC = named("APACHE_ASYNC");
    public static final Client OKHTTP = named("OKHTTP");
    public static final Client ASYNC_HTTP_CLIENT = named("ASYNC_HTTP_CLIENT");
    public static final Client JETTY = named("JETTY");
    public static final Client ARMERIA = named("ARMERIA");

    /// Names the brought client of a JVM that measures one.
    static final String BROUGHT = "httptoll.brought";

    private final ClientDescription description;
    private final Map<Protocol, Set<RequestForm.Feature>> sends;
    private final List<Setting> settings;
    private final @Nullable FoundClient brought;

    Client(ClientDescription description, Map<Protocol, Set<RequestForm.Feature>> sends, List<Setting> settings,
            @Nullable FoundClient brought) {
        this.description = description;
        this.sends = Map.copyOf(sends);
        this.settings = List.copyOf(settings);
        this.brought = brought;
    }

    /// Those of the suite, in the order of their registration.
    public static Client[] values() {
        return Registry.suite().toArray(Client[]::new);
    }

    /// Its id, which is its word in every file.
    @JsonValue
    public String name() {
        return description.id();
    }

    @Override
    public String toString() {
        return name();
    }

    /// The client with that id, or the one in that jar, which is registered by it.
    ///
    /// @throws IllegalArgumentException if there is none; the message names those that there are, and one that looks like it
    /// @throws Brought.Unusable if it names jars, and there is no client to be had from them
    @JsonCreator
    public static Client named(String id) {
        return Registry.named(id);
    }

    /// Those that this process has from elsewhere.
    public static List<Client> allBrought() {
        return Registry.brought();
    }

    /// Where it came from; empty for the suite's own.
    public Optional<Brought> brought() {
        return Optional.ofNullable(brought).map(FoundClient::origin);
    }

    /// What a JVM is started with that is to know a brought client: its jars are loaded in such JVMs alone.
    public List<String> broughtBy() {
        return brought == null
                ? List.of()
                : List.of("-D" + BROUGHT + "=" + brought.origin().source(),
                        "-D" + LibraryVersion.JARS + "=" + brought.loader().classPath());
    }

    /// What its provider says of it.
    public ClientDescription description() {
        return description;
    }

    /// As people write it.
    public String displayName() {
        return description.displayName();
    }

    /// What it is there for.
    public ClientDescription.Role role() {
        return description.role();
    }

    /// True where the library has a blocking call.
    public boolean hasBlockingForm() {
        return description.blocking() != null;
    }

    /// True where the library has an asynchronous call.
    public boolean hasAsyncForm() {
        return description.async() != null;
    }

    /// The forms in which it exists: true for its blocking call, false for its asynchronous one.
    public Stream<Boolean> forms() {
        return Stream.of(true, false).filter(blockingCall -> blockingCall ? hasBlockingForm() : hasAsyncForm());
    }

    /// True where there is a client to open: with settings and connections of its own, not the process's.
    public boolean ownsConnectionPool() {
        return description.ownsPool();
    }

    /// What the library speaks, or its adapter here.
    public Set<Protocol> protocols() {
        return description.protocols();
    }

    /// What of a request's form its adapter sends over a protocol.
    public Set<RequestForm.Feature> sends(Protocol protocol) {
        return sends.getOrDefault(protocol, Set.of());
    }

    /// False where it sends no body over that protocol.
    public boolean sendsBodiesOver(Protocol protocol) {
        return !description.withoutBodies().contains(protocol);
    }

    /// The library that it is, as `httptoll-libraries.properties` names it: each has its version there. The JDK's clients are of the
    /// JDK that runs, the raw ones are ours, and one that was brought has its version elsewhere.
    public Optional<String> library() {
        return brought == null ? description.library() : Optional.empty();
    }

    /// The settings that it can be given by the library's own names.
    public List<Setting> settings() {
        return settings;
    }

    /// The setting of that name.
    ///
    /// @throws IllegalArgumentException if it has none; the message names those that there are, and one that looks like it
    public Setting setting(String name) {
        return settings.stream().filter(setting -> setting.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Registry.noSetting(this, name)));
    }

    /// What is known of its blocking call, or of its asynchronous one.
    public Form<?> form(boolean blockingCall) {
        return blockingCall
                ? existing(description.blocking(), "blocking")
                : existing(description.async(), "asynchronous");
    }

    private <C> Form<C> existing(@Nullable Form<C> form, String kind) {
        if (form == null) {
            throw new IllegalArgumentException(this + " has no " + kind + " call");
        }
        return form;
    }

    private void requireProtocol(ClientSettings settings) {
        if (!protocols().contains(settings.protocol())) {
            throw new IllegalArgumentException(
                    this + " does not speak " + settings.protocol() + ", only " + protocols());
        }
    }

    /// Opens the blocking form, a new one for each call where the session policy says so.
    ///
    /// @throws IllegalArgumentException if the library has none, or does not speak that protocol
    public BlockingClient openBlocking(ClientSettings settings) {
        requireProtocol(settings);
        Function<ClientSettings, ? extends BlockingClient> opener = existing(description.blocking(), "blocking")
                .opener();
        return settings.session() == ClientSettings.SessionPolicy.PER_REQUEST
                ? new BlockingSessionPerRequest(() -> open(opener, settings))
                : open(opener, settings);
    }

    /// Opens the asynchronous form, a new one for each call where the session policy says so.
    ///
    /// @throws IllegalArgumentException if the library has none, or does not speak that protocol
    public AsyncClient openAsync(ClientSettings settings) {
        requireProtocol(settings);
        Function<ClientSettings, ? extends AsyncClient> opener = existing(description.async(), "asynchronous").opener();
        return settings.session() == ClientSettings.SessionPolicy.PER_REQUEST
                ? new AsyncSessionPerRequest(() -> open(opener, settings))
                : open(opener, settings);
    }

    /// What an adapter does not read of its settings would be measured as if it were not set.
    private <C> C open(Function<ClientSettings, ? extends C> opener, ClientSettings asked) {
        OwnSettings own = asked.own().unread();
        own.values().keySet().stream().map(this::setting).filter(Setting::ofProcess).map(Setting::name)
                .forEach(own::skip);
        ClientSettings given = asked.with(own);
        C open = brought == null ? opener.apply(given) : brought.loader().within(() -> opener.apply(given));
        if (!own.neverRead().isEmpty()) {
            throw new IllegalStateException("the adapter of " + this + " does not read its setting " + own.neverRead());
        }
        return open;
    }
}
