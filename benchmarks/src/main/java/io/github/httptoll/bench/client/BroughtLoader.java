// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.bench.client;

import io.github.httptoll.bench.client.Brought.Unusable;
import io.github.httptoll.client.ClientProvider;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Loads a client or a strategy from its jars.
///
/// They see the JDK, the client API and each other, and nothing else of this process. So what an adapter meets is the library that came
/// with it, where the suite has another version of it, too; and no class of the suite ever meets theirs.
public final class BroughtLoader extends URLClassLoader {
    /// Stands between jars and what is chosen of them.
    public static final char MARK = '!';
    private static final String ADAPTERS = BroughtLoader.class.getPackageName() + ".";

    private final BroughtJars jars;
    private final boolean adapters;

    /// @param adapters true: the adapters of the suite are loaded here, too, to meet these jars
    private BroughtLoader(BroughtJars jars, boolean adapters) {
        super("brought", jars.urls(), new Door());
        this.jars = jars;
        this.adapters = adapters;
    }

    /// True where a name stands for jars that somebody has put there.
    public static boolean isFile(String name) {
        return name.endsWith(".jar") || name.indexOf(MARK) >= 0 || name.contains("/")
                || (!name.isBlank() && isDirectory(name));
    }

    private static boolean isDirectory(String name) {
        try {
            return Files.isDirectory(Path.of(name));
        } catch (InvalidPathException _) {
            return false;
        }
    }

    /// A loader of a jar, or of all in a directory.
    ///
    /// @param kind what is to be found in the jars, for people
    /// @param source as it was named
    /// @param place the jar, or the directory of jars
    /// @throws Unusable if there is none, or it cannot be read
    public static BroughtLoader of(String kind, String source, String place) {
        return new BroughtLoader(BroughtJars.of(kind, source, place), false);
    }

    /// The same for jars that are known, with the adapters of the suite.
    static BroughtLoader withAdapters(BroughtJars jars) {
        return new BroughtLoader(jars, true);
    }

    String classPath() {
        return jars.classPath();
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

    /// Runs something on this thread as the jars' own: libraries look for their parts in the thread's class loader.
    public <T> T within(Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(this);
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /// All providers of a service.
    ///
    /// @throws Unusable if there is none, or one cannot be loaded
    public <S> List<S> all(Class<S> service) {
        return entries(service).stream().map(this::loaded).toList();
    }

    <S> S only(Class<S> service) {
        List<ServiceLoader.Provider<S>> all = entries(service);
        if (all.size() > 1) {
            List<String> names = all.stream().map(each -> each.type().getName() + " in " + jars.holding(each.type()))
                    .toList();
            throw unusable("it has " + names.size() + " providers: " + String.join(", ", names) + "; choose one: "
                    + jars.source() + MARK + all.getFirst().type().getName(), null);
        }
        return loaded(all.getFirst());
    }

    private <S> List<ServiceLoader.Provider<S>> entries(Class<S> service) {
        try {
            List<ServiceLoader.Provider<S>> all = within(() -> ServiceLoader.load(service, this).stream().toList());
            if (all.isEmpty()) {
                throw unusable("it has no META-INF/services/" + service.getName() + " that names its provider", null);
            }
            return all;
        } catch (ServiceConfigurationError | LinkageError e) {
            throw unloadable(e);
        }
    }

    private <S> S loaded(ServiceLoader.Provider<S> entry) {
        try {
            return within(entry);
        } catch (ServiceConfigurationError | LinkageError e) {
            throw unloadable(e);
        }
    }

    <S> S named(Class<S> service, String type) {
        return within(() -> {
            try {
                return loadClass(type).asSubclass(service).getConstructor().newInstance();
            } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
                throw unloadable(e);
            }
        });
    }

    private Unusable unloadable(Throwable why) {
        return unusable("its provider does not load: " + reason(why), why);
    }

    /// What a provider says of itself.
    ///
    /// @throws Unusable if it says nothing
    public <T> T asked(Supplier<T> question) {
        try {
            return within(question);
        } catch (RuntimeException | LinkageError e) {
            throw unusable("its provider describes nothing: " + reason(e), e);
        }
    }

    /// That these jars are not what they were named as.
    public Unusable unusable(String why, @Nullable Throwable cause) {
        return jars.unusable(why, cause);
    }

    /// Where a provider comes from, with the version of its jar.
    ///
    /// @param name as it is named
    public Brought origin(String name, Object provider) {
        return origin(name, provider, provider.getClass().getPackage().getImplementationVersion());
    }

    Brought origin(String name, Object provider, @Nullable String version) {
        return new Brought(name, provider.getClass().getName(), version, jars.digests());
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
