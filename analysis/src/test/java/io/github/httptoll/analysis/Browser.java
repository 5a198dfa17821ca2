// SPDX-License-Identifier: Apache-2.0
package io.github.httptoll.analysis;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.remote.http.ClientConfig;

/// A Chromium of this machine without a window. Nothing is downloaded: without it and its driver there is none.
final class Browser implements AutoCloseable {
    /// It warns that it does not know the protocol of a browser that is younger than itself, of which no test needs more.
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    /// Ends a hang, and nothing else: on a busy machine a start, a page or a script may take minutes.
    private static final Duration HANG = Duration.ofMinutes(10);

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /// A browser with a fresh profile, if this machine has one. The profile is the driver's own, which removes it when no process of the
    /// browser writes to it any more.
    static Optional<Browser> start() {
        SELENIUM.setLevel(Level.SEVERE);
        return installed("chromedriver").flatMap(service -> installed("chromium", "chromium-browser", "google-chrome")
                .map(binary -> new Browser(driver(service, binary))));
    }

    private static ChromeDriver driver(File service, File binary) {
        ChromeDriver driver = new ChromeDriver(
                new ChromeDriverService.Builder().usingDriverExecutable(service).withSilent(true).withTimeout(HANG)
                        .build(),
                options(binary), ClientConfig.defaultConfig().readTimeout(HANG.multipliedBy(2)));
        driver.manage().timeouts().scriptTimeout(HANG).pageLoadTimeout(HANG);
        return driver;
    }

    private static ChromeOptions options(File binary) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions().setBinary(binary);
        options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update",
                "--disable-sync");
        options.setExperimentalOption("browserStartupTimeout", HANG.toMillis());
        options.setCapability("goog:loggingPrefs", logs);
        return options;
    }

    private static Optional<File> installed(String... names) {
        List<String> path = List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
        return Stream.of(names).flatMap(name -> path.stream().map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable).map(Path::toFile).findFirst();
    }

    ChromeDriver driver() {
        return driver;
    }

    /// Opens the page at a width, in light or dark, and waits for its charts and its layout.
    void open(Path page, int width, boolean dark) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features",
                List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
        driver.get(page.toUri().toString());
        driver.executeAsyncScript("const done = arguments[0];"
                + "(function wait() { document.documentElement.dataset.charts ? done() : setTimeout(wait, 10); })()");
        settle();
    }

    /// Returns when what was changed before is laid out: observers of sizes are called in a frame, before the next frame begins.
    void settle() {
        driver.executeAsyncScript(
                "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(done))");
    }

    /// Returns when every timer without a delay has fired that was set before: timers of equal delay fire in the order of their start.
    void fireTimers() {
        driver.executeAsyncScript("setTimeout(arguments[0])");
    }

    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /// What a script counts.
    long count(String script) {
        return ((Number) run("return " + script)).longValue();
    }

    /// What the console said, and what pages asked for, since the last call.
    List<String> log(String type) {
        return driver.manage().logs().get(type).getAll().stream().map(LogEntry::getMessage).toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
