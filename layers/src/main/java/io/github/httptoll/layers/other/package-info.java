// SPDX-License-Identifier: Apache-2.0

/// OpenFeign, Retrofit, and OpenTelemetry's instrumentation of OkHttp.
@NullMarked
package io.github.httptoll.layers.other;

import org.jspecify.annotations.NullMarked;
