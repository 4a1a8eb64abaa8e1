"""What documents for a board say, beyond the sentences that pages say of the same figures."""
