export function usagePage(): Promise<string>
