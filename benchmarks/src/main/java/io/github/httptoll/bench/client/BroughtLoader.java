// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.bench.client.BroughtClient.Unusable;
import io.github.httptoll.client.ClientDescription;
import io.github.httptoll.client.ClientProvider;
import io.github.httptoll.client.Protocol;
import io.github.httptoll.client.RequestForm;
import io.github.httptoll.client.Setting;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Loads a client from its jars.
///
/// They see the JDK, the client API and each other, and nothing else of this process. So what an adapter meets is the library that came
/// with it, where the suite has another version of it, too; and no class of the suite ever meets theirs.
final class BroughtLoader extends URLClassLoader {
    private static final String ADAPTERS = BroughtLoader.class.getPackageName() + ".";

    private final String source;
    private final List<Path> files;
    private final boolean adapters;

    /// @param adapters true: the adapters of the suite are loaded here, too, to meet these jars
    private BroughtLoader(String source, List<Path> files, URL[] urls, boolean adapters) {
        super("brought", urls, new Door());
        this.source = source;
        this.files = files;
        this.adapters = adapters;
    }

    /// A client and where it was found.
    ///
    /// @param sends what of a request's form its adapter sends
    /// @param settings that the library has by its own names
    record Found(BroughtClient origin, ClientDescription description, Map<Protocol, Set<RequestForm.Feature>> sends,
            List<Setting> settings, BroughtLoader loader) {}

    /// True where a client's name stands for jars.
    static boolean isSource(String name) {
        return isFile(name) || LibraryVersion.isOne(name);
    }

    /// True where it stands for jars that somebody has put there.
    static boolean isFile(String name) {
        return name.endsWith(".jar") || name.contains("!") || name.contains("/")
                || (!name.isBlank() && isDirectory(name));
    }

    private static boolean isDirectory(String name) {
        try {
            return Files.isDirectory(Path.of(name));
        } catch (InvalidPathException _) {
            return false;
        }
    }

    /// Finds the provider and asks it for its description.
    ///
    /// @throws Unusable if there is none, or more than one, or it cannot be loaded
    static Found open(String source) {
        if (!LibraryVersion.isOne(source)) {
            return files(source);
        }
        LibraryVersion other = LibraryVersion.of(source);
        return version(other, other.jars());
    }

    private static Found files(String source) {
        int mark = source.lastIndexOf('!');
        List<Path> files = jars(source, mark < 0 ? source : source.substring(0, mark));
        try {
            BroughtLoader loader = new BroughtLoader(source, files, urls(files), false);
            ClientProvider provider = loader
                    .within(() -> mark < 0 ? loader.only() : loader.named(source.substring(mark + 1)));
            return loader.found(provider, loader.within(() -> loader.asked(provider::describe)),
                    provider.getClass().getPackage().getImplementationVersion());
        } catch (IOException e) {
            throw new Unusable(source, "it cannot be read: " + e.getMessage(), e);
        }
    }

    /// The suite's adapter with these jars.
    static Found version(LibraryVersion other, List<Path> files) {
        try {
            BroughtLoader loader = new BroughtLoader(other.source(), files, urls(files), true);
            ClientProvider provider = loader.within(() -> loader.named(Registry.provider(other.client())));
            ClientDescription suites = loader.within(() -> loader.asked(provider::describe));
            return loader.found(provider, suites.named(other.id(), suites.displayName() + " " + other.version()),
                    other.version());
        } catch (IOException e) {
            throw new Unusable(other.source(), "it cannot be read: " + e.getMessage(), e);
        }
    }

    private Found found(ClientProvider provider, ClientDescription description, @Nullable String version)
            throws IOException {
        List<BroughtClient.Jar> jars = new ArrayList<>();
        for (Path file : files) {
            jars.add(BroughtClient.Jar.of(file));
        }
        return new Found(new BroughtClient(source, provider.getClass().getName(), version, jars), description,
                within(() -> asked(() -> Registry.sends(provider))), within(() -> asked(provider::settings)), this);
    }

    /// All of its jars, as a class path.
    String classPath() {
        return files.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /// An adapter of the suite, where it is loaded a second time; everything else from the jars.
    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (!adapters || !name.startsWith(ADAPTERS)) {
            return super.findClass(name);
        }
        try (InputStream bytes = BroughtLoader.class.getClassLoader()
                .getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] all = bytes.readAllBytes();
            return defineClass(name, all, 0, all.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private static List<Path> jars(String source, String place) {
        try {
            Path path = Path.of(place);
            if (!Files.isDirectory(path)) {
                if (!Files.isRegularFile(path)) {
                    throw new Unusable(source, "there is no such jar, nor a directory", null);
                }
                return List.of(path);
            }
            try (Stream<Path> files = Files.list(path)) {
                List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
                if (jars.isEmpty()) {
                    throw new Unusable(source, "there is no jar in that directory", null);
                }
                return jars;
            }
        } catch (IOException | InvalidPathException e) {
            throw new Unusable(source, "it cannot be read: " + e.getMessage(), e);
        }
    }

    private static URL[] urls(List<Path> files) throws MalformedURLException {
        URL[] urls = new URL[files.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = files.get(i).toUri().toURL();
        }
        return urls;
    }

    /// Runs something on this thread as the jars' own: libraries look for their parts in the thread's class loader.
    <T> T within(Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(this);
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private ClientProvider only() {
        try {
            List<ServiceLoader.Provider<ClientProvider>> all = ServiceLoader.load(ClientProvider.class, this).stream()
                    .toList();
            if (all.isEmpty()) {
                throw new Unusable(source,
                        "it has no META-INF/services/" + ClientProvider.class.getName() + " that names its provider",
                        null);
            }
            if (all.size() > 1) {
                List<String> names = all.stream().map(each -> each.type().getName() + " in " + jarOf(each.type()))
                        .toList();
                throw new Unusable(source, "it has " + names.size() + " providers: " + String.join(", ", names)
                        + "; choose one: " + source + "!" + all.getFirst().type().getName(), null);
            }
            return all.getFirst().get();
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new Unusable(source, "its provider does not load: " + reason(e), e);
        }
    }

    private ClientProvider named(String type) {
        try {
            return loadClass(type).asSubclass(ClientProvider.class).getConstructor().newInstance();
        } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
            throw new Unusable(source, "its provider does not load: " + reason(e), e);
        }
    }

    private <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (RuntimeException | LinkageError e) {
            throw new Unusable(source, "its provider describes nothing: " + reason(e), e);
        }
    }

    private String jarOf(Class<?> type) {
        String place = String.valueOf(type.getProtectionDomain().getCodeSource().getLocation().getPath());
        return files.stream().map(file -> String.valueOf(file.getFileName())).filter(place::endsWith).findFirst()
                .orElse(place);
    }

    /// What was thrown first, in one line.
    private static String reason(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.toString().lines().collect(Collectors.joining(" "));
    }

    /// Shows the API of this process as the jars' parent, above the JDK.
    private static final class Door extends ClassLoader {
        private static final String API = ClientProvider.class.getPackageName() + ".";

        Door() {
            super("client-api", getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (!name.startsWith(API)) {
                throw new ClassNotFoundException(name);
            }
            return Class.forName(name, false, ClientProvider.class.getClassLoader());
        }
    }
}
