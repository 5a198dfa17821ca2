// SPDX-License-Identifier: Apache-2.0
/// Who took the time of a cell's requests: phases, the ledger made of them, costs and details.
@NullMarked
package io.github.httptoll.analysis.findings.ledger;

import org.jspecify.annotations.NullMarked;
