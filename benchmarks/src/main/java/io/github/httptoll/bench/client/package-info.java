@NullMarked
package io.github.httptoll.bench.client;

import org.jspecify.annotations.NullMarked;
